using System.Globalization;
using System.Xml;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.Soap;

/// <summary>
/// LoginResult and UserInfo in the order of the WSDL, and with no element that the version of the address did not have:
/// Java clients made from an old WSDL refuse what they do not know, and others count positions.
/// </summary>
internal static class LoginResultXml
{
    /// <summary>Name, first version, value (SOAP API guide, getUserInfoResult; WSDL order).</summary>
    private static readonly (string Name, int Since, Func<SoapCall, User, Session, string?> Value)[] UserInfo =
    [
        ("accessibilityMode", 7, (_, _, _) => "false"),
        ("chatterExternal", 40, (_, _, _) => "false"),
        ("currencySymbol", 0, (_, _, _) => "$"),
        ("orgAttachmentFileSizeLimit", 0, (_, _, _) => "26214400"),
        ("orgDefaultCurrencyIsoCode", 0, (_, _, _) => "USD"),
        ("orgDefaultCurrencyLocale", 0, (_, _, _) => "en_US"),
        ("orgDisallowHtmlAttachments", 0, (_, _, _) => "false"),
        ("orgHasPersonAccounts", 0, (call, _, _) => Flag(call.Org.Catalog["Account"].TryField("IsPersonAccount", out _))),
        ("organizationId", 0, (call, _, _) => call.Org.Id.ToString()),
        ("organizationMultiCurrency", 0, (call, _, _) => Flag(call.Org.Catalog.TryFind("CurrencyType", out _))),
        ("organizationName", 0, (call, _, _) => call.Org.Options.Name),
        ("profileId", 0, (_, user, _) => user.ProfileId.IsEmpty ? null : user.ProfileId.ToString()),
        ("roleId", 0, (_, user, _) => user["UserRoleId"]),
        ("sessionSecondsValid", 21, (_, _, session) => ((long)session.Timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        ("userDefaultCurrencyIsoCode", 0, (_, user, _) => user["DefaultCurrencyIsoCode"]),
        ("userEmail", 0, (_, user, _) => user["Email"]),
        ("userFullName", 0, (_, user, _) => user["Name"]),
        ("userId", 0, (_, user, _) => user.Id.ToString()),
        ("userLanguage", 0, (_, user, _) => user["LanguageLocaleKey"]),
        ("userLocale", 0, (_, user, _) => user["LocaleSidKey"]),
        ("userName", 0, (_, user, _) => user.Username),
        ("userTimeZone", 0, (_, user, _) => user["TimeZoneSidKey"]),
        ("userType", 0, (_, user, _) => user["UserType"]),
        ("userUiSkin", 7, (_, _, _) => "Theme3"),
    ];

    public static void Write(XmlWriter writer, SoapCall call, LoginResult login)
    {
        var (user, session) = (login.User!, login.Session!);
        writer.WriteStartElement("loginResponse", call.Api.Namespace);
        writer.WriteStartElement("result", call.Api.Namespace);
        SoapReply.Element(writer, call.Api, "metadataServerUrl", call.Url("m"));
        SoapReply.Element(writer, call.Api, "passwordExpired", Flag(login.PasswordExpired));
        SoapReply.Element(writer, call.Api, "sandbox", Flag(call.Org.Options.Edition == Engine.Edition.Sandbox));
        SoapReply.Element(writer, call.Api, "serverUrl", call.Url(call.Api.Letter));
        SoapReply.Element(writer, call.Api, "sessionId", session.Token);
        SoapReply.Element(writer, call.Api, "userId", user.Id.ToString());
        writer.WriteStartElement("userInfo", call.Api.Namespace);
        foreach (var (name, since, value) in UserInfo)
            if (call.Version >= since) SoapReply.Element(writer, call.Api, name, value(call, user, session));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
