using System.Text;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Documents;

/// <summary>What the identity documents say of a user beyond plain fields.</summary>
internal static class UserFacts
{
    /// <summary>CspLitePortal is written CSP_LITE_PORTAL.</summary>
    public static string UserType(User user)
    {
        var text = new StringBuilder();
        foreach (var c in user["UserType"] ?? "Standard")
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }
        return text.ToString();
    }

    /// <summary>Milliseconds of the time zone's standard time.</summary>
    public static long UtcOffset(User user) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(user["TimeZoneSidKey"] ?? "UTC", out var zone) ? (long)zone.BaseUtcOffset.TotalMilliseconds : 0;

    public static DateTimeOffset Modified(User user) => user.Moment("LastModifiedDate") ?? user.Moment("SystemModstamp") ?? default;

    public static OAuthFields Photos(string address) => new OAuthFields()
        .Add("picture", address + "/profilephoto/005/F")
        .Add("thumbnail", address + "/profilephoto/005/T");
}
