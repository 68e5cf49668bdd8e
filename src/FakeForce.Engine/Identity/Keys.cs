namespace FakeForce.Engine.Identity;

/// <summary>Where Identity keeps its documents in the org's state.</summary>
internal static class Keys
{
    public const string Apps = "app/";
    public const string Sessions = "session/";
    public const string RefreshTokens = "refresh/";

    private static readonly string[] logins = [Sessions, RefreshTokens, "code/", "device/", "device-user/", "otp/"];

    /// <summary>True for what somebody's log-in left, which holds in that org alone.</summary>
    public static bool IsOfLogin(string key) => logins.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Where a value would be kept if a log-in had handed it out.</summary>
    public static IEnumerable<string> OfLogin(string value) => logins.Select(prefix => prefix + value);

    public static string Session(string token) => Sessions + token;
    public static string Credential(RecordId user) => "credential/" + user;
    public static string App(string consumerKey) => Apps + consumerKey;
    public static string Refresh(string token) => RefreshTokens + token;
    public static string Code(string code) => "code/" + code;
    public static string Device(string deviceCode) => "device/" + deviceCode;
    public static string DeviceUserCode(string userCode) => "device-user/" + userCode;
    public static string Approval(string consumerKey, RecordId user) => $"approval/{user}/{consumerKey}";
    public static string OneTime(string password) => "otp/" + password;
}
