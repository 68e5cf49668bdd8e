using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Documents;

/// <summary>/id/{org}/{user}: who a token's user is and where the org's APIs are. Its errors are single words in plain text.</summary>
internal static class IdentityDocument
{
    public static Task HandleAsync(OAuthRequest request)
    {
        if (request.AccessToken() is not { } token) return Refuse(request, 403, "Missing_OAuth_Token");
        var check = request.Identity.Check(token);
        if (!check.IsAlive) return Refuse(request, 403, "Bad_OAuth_Token");
        if (!RecordId.TryParse(request.Context.GetRouteValue("orgId") as string, out var org) || org != request.Org.Id) return Refuse(request, 403, "Wrong_Org");
        if (!RecordId.TryParse(request.Context.GetRouteValue("userId") as string, out var id) || !User.TryFind(request.Org.State, id, out var user)) return Refuse(request, 404, "Bad_Id");
        if (!user.IsActive) return Refuse(request, 404, "Inactive");
        if (Version(request) is not { } version) return Refuse(request, 406, "Invalid_Version");
        var xml = request.Format == "xml";
        var document = Of(request, user, version, check.Session!.UserId == id, xml);
        if (request["callback"] is not { } callback) return OAuthReply.WriteAsync(request.Context, document, request.Format, xmlRoot: "user");
        return OAuthReply.IsCallback(callback) ? OAuthReply.JsonpAsync(request.Context, callback, document) : Refuse(request, 406, "Invalid_Callback");
    }

    private static OAuthFields Of(OAuthRequest request, User user, string version, bool asserted, bool xml) => new OAuthFields()
        .Add("id", OAuthServer.IdentityUrl(request.Address, request.Org, user.Id))
        .Add("asserted_user", asserted)
        .Add("user_id", user.Id.ToString())
        .Add("organization_id", request.Org.Id.ToString())
        .Add("username", user.Username)
        .Add("nick_name", user["CommunityNickname"])
        .Add("display_name", user["Name"])
        .Add("email", user["Email"])
        .Add("email_verified", true)
        .Add("first_name", user["FirstName"])
        .Add("last_name", user["LastName"])
        .Add("timezone", user["TimeZoneSidKey"])
        .Add("photos", UserFacts.Photos(request.Address))
        .Add("addr_street", user["Street"])
        .Add("addr_city", user["City"])
        .Add("addr_state", user["State"])
        .Add("addr_country", user["Country"])
        .Add("addr_zip", user["PostalCode"])
        .Add("mobile_phone", user["MobilePhone"])
        .Add("mobile_phone_verified", false)
        .Add("is_lightning_login_user", false)
        .Add("status", new OAuthFields().Add("created_date", null).Add("body", null))
        .Add("urls", ServiceUrls.Of(request.Address, request.Org, user.Id, version))
        .Add("active", user.IsActive)
        .Add("user_type", UserFacts.UserType(user))
        .Add("language", user["LanguageLocaleKey"])
        .Add("locale", user["LocaleSidKey"])
        .Add("utcOffset", UserFacts.UtcOffset(user))
        .Add("last_modified_date", UserFacts.Modified(user).UtcDateTime.ToString(xml ? "yyyy-MM-ddTHH:mm:ss.fffZ" : "yyyy-MM-ddTHH:mm:ss.fff+0000", CultureInfo.InvariantCulture))
        .Add("is_app_installed", true);

    private static string? Version(OAuthRequest request) => request["version"] switch
    {
        null => "{version}",
        "latest" => request.Org.Options.ApiVersion + ".0",
        var version => version.EndsWith(".0", StringComparison.Ordinal) && int.TryParse(version[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 && number <= request.Org.Options.ApiVersion ? version : null,
    };

    private static Task Refuse(OAuthRequest request, int status, string word) => OAuthReply.PlainAsync(request.Context, status, word);
}
