namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Zones with half hours, with clocks that change at midnight, and on both sides of the date line.</summary>
internal static class Zones
{
    public static IReadOnlyList<TimeZoneInfo> All { get; } =
    [
        .. new[]
        {
            "UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/Havana", "America/Santiago", "Asia/Beirut", "Pacific/Kiritimati", "Pacific/Pago_Pago",
        }.Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];
}
