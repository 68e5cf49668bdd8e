namespace FakeForce.Engine.Identity;

/// <summary>Salesforce's default password policies and log-in limit.</summary>
internal static class LoginPolicy
{
    /// <summary>Help, "Set Password Policies": maximum invalid login attempts, and lockout effective period.</summary>
    public const int MaxFailedAttempts = 10;
    public static readonly TimeSpan LockoutPeriod = TimeSpan.FromMinutes(15);

    /// <summary>SOAP API guide, login(): "3,600 calls to login() per user per hour".</summary>
    public const int LoginsPerHour = 3600;
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);
}
