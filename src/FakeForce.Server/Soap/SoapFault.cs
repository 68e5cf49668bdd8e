using FakeForce.Engine.Identity;

namespace FakeForce.Server.Soap;

/// <summary>The way in which a SOAP call fails: always status 500, with the fault type, code and message of the WSDL.</summary>
internal sealed class SoapFault(string? type, string code, string message) : Exception(message)
{
    private const string InvalidLoginText = "Invalid username, password, security token; or user locked out.";

    /// <summary>Answered by live orgs; the apostrophe is typographic there too.</summary>
    private const string SecurityTokenText = InvalidLoginText
        + " Are you at a new location? When accessing Salesforce--either via a desktop client or the API--from outside of your "
        + "company’s trusted networks, you must add a security token to your password to log in. To get your new security token, "
        + "log in to Salesforce. From your personal settings, enter Reset My Security Token in the Quick Find box, then select "
        + "Reset My Security Token.";

    /// <summary>LoginFault, UnexpectedErrorFault …; null for faults of the SOAP layer itself, which have no detail.</summary>
    public string? Type { get; } = type;
    public string Code { get; } = code;

    /// <summary>Inactive and frozen users get the text of a wrong password, so that nobody learns who exists.</summary>
    private static readonly Dictionary<LoginOutcome, (string Code, string Message)> Logins = new()
    {
        [LoginOutcome.InvalidLogin] = ("INVALID_LOGIN", InvalidLoginText),
        [LoginOutcome.Inactive] = ("INVALID_LOGIN", InvalidLoginText),
        [LoginOutcome.Frozen] = ("INVALID_LOGIN", InvalidLoginText),
        [LoginOutcome.LockedOut] = ("PASSWORD_LOCKOUT", InvalidLoginText),
        [LoginOutcome.SecurityTokenRequired] = ("LOGIN_MUST_USE_SECURITY_TOKEN", SecurityTokenText),
        [LoginOutcome.RateExceeded] = ("LOGIN_RATE_EXCEEDED", "Login Rate Exceeded"),
        [LoginOutcome.ApiDisabled] = ("API_CURRENTLY_DISABLED", "API is disabled for this User"),
    };

    public static SoapFault Of(LoginOutcome outcome) => new("LoginFault", Logins[outcome].Code, Logins[outcome].Message);
    public static SoapFault Unexpected(string code, string message) => new("UnexpectedErrorFault", code, message);

    public static SoapFault InvalidSession(string session) => Unexpected("INVALID_SESSION_ID",
        "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash: " + session);
}
