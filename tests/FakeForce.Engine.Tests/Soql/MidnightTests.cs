namespace FakeForce.Engine.Tests.Soql;

/// <summary>Days that begin when clocks change: in Havana the first hour of 1 November 2026 comes twice, and 8 March has none.</summary>
public sealed class MidnightTests
{
    [Theory]
    [InlineData("2026-11-01T12:00:00Z", "2026-11-01T03:59:59.999Z", "")]
    [InlineData("2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z", "x")]
    [InlineData("2026-11-01T12:00:00Z", "2026-11-01T05:30:00Z", "x")]
    [InlineData("2026-11-01T12:00:00Z", "2026-11-02T04:59:59.999Z", "x")]
    [InlineData("2026-10-31T12:00:00Z", "2026-11-01T04:00:00Z", "")]
    [InlineData("2026-03-08T12:00:00Z", "2026-03-08T04:59:59.999Z", "")]
    [InlineData("2026-03-08T12:00:00Z", "2026-03-08T05:00:00Z", "x")]
    public void Today_begins_at_the_first_moment_of_the_day(string now, string created, string names)
    {
        var org = new SmallOrg();
        org.Add("Account", "Name=x", "CreatedDate=" + created);
        var context = SmallOrg.Context with { TimeZone = TimeZones.Named("America/Havana"), Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(names, org.Names("WHERE CreatedDate = TODAY", context: context));
    }
}
