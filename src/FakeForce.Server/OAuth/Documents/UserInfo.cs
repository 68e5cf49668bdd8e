using System.Globalization;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Documents;

/// <summary>/services/oauth2/userinfo: OpenID Connect's document on the token's user.</summary>
internal static class UserInfo
{
    public static Task HandleAsync(OAuthRequest request)
    {
        if (request.AccessToken() is not { } token) return OAuthReply.PlainAsync(request.Context, 403, "Missing_OAuth_Token");
        var check = request.Identity.Check(token);
        if (!check.IsAlive) return OAuthReply.PlainAsync(request.Context, 403, "Bad_OAuth_Token");
        var user = request.Identity.UserOf(check.Session!);
        var document = new OAuthFields().Add("sub", OAuthServer.IdentityUrl(request.Address, request.Org, user.Id));
        foreach (var (name, value) in Claims(request, user)) document.Add(name, value);
        return OAuthReply.WriteAsync(request.Context, document, request.Format, xmlRoot: "user");
    }

    /// <summary>Everything but the subject; the id token carries the same.</summary>
    public static OAuthFields Claims(OAuthRequest request, User user) => new OAuthFields()
        .Add("user_id", user.Id.ToString())
        .Add("organization_id", request.Org.Id.ToString())
        .Add("preferred_username", user.Username)
        .Add("nickname", user["CommunityNickname"])
        .Add("name", user["Name"])
        .Add("email", user["Email"])
        .Add("email_verified", true)
        .Add("given_name", user["FirstName"])
        .Add("family_name", user["LastName"])
        .Add("zoneinfo", user["TimeZoneSidKey"])
        .Add("photos", UserFacts.Photos(request.Address))
        .Add("profile", $"{request.Address}/{user.Id}")
        .Add("picture", request.Address + "/profilephoto/005/F")
        .Add("address", Address(user))
        .AddIf(user["Phone"] is not null, "phone_number", () => user["Phone"])
        .AddIf(user["Phone"] is not null, "phone_number_verified", () => false)
        .Add("urls", ServiceUrls.Of(request.Address, request.Org, user.Id, "{version}"))
        .Add("active", user.IsActive)
        .Add("user_type", UserFacts.UserType(user))
        .Add("language", user["LanguageLocaleKey"])
        .Add("locale", user["LocaleSidKey"])
        .Add("utcOffset", UserFacts.UtcOffset(user))
        .Add("updated_at", UserFacts.Modified(user).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff+0000", CultureInfo.InvariantCulture))
        .Add("is_app_installed", true);

    private static OAuthFields Address(User user)
    {
        var address = new OAuthFields();
        foreach (var (name, field) in new[] { ("street_address", "Street"), ("locality", "City"), ("region", "State"), ("postal_code", "PostalCode"), ("country", "Country") })
            address.AddIf(user[field] is not null, name, () => user[field]);
        return address;
    }
}
