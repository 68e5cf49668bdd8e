namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>
/// What a System.CalloutException says. Most are seen in public reports; those of the network are the texts of the Java library below
/// Salesforce, of which "Unknown host" is not confirmed.
/// </summary>
public static class CalloutTexts
{
    public const string TimedOut = "Read timed out";
    public const string Refused = "Connection refused";
    public const string Reset = "Connection reset";
    public const string Broken = "Unexpected end of file from server";
    public const string Untrusted = "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target";
    public const string Uncommitted = "You have uncommitted work pending. Please commit or rollback before calling out";
    public const string Loop = "Callout loop not allowed";
    public const string FromSchedule = "Callout from scheduled Apex not supported";

    public static string UnknownHost(string host) => $"Unknown host: {host}";

    public static string Unauthorized(string endpoint) => $"Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = {endpoint}";

    public static string NoNamedCredential(string name) => $"The callout couldn't access the endpoint. You might not have the required permissions, or the named credential \"{name}\" might not exist.";

    public static string NoCredential(string name) => $"We couldn't access the credential(s). You might not have the required permissions, or the external credential \"{name}\" might not exist.";

    /// <summary>The texts of the size limits of WSC, Salesforce's own Java library, which callouts are reported with.</summary>
    public static string TooLong(string what, long most, long length) => $"Exceeded max size limit of {most} with {what} size {length}";
}
