using System.Globalization;
using System.Text;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>Where the state keeps how an org's clock runs, so that it goes on so after a restart: the document <c>clock</c>.</summary>
internal static class KeptClock
{
    private const string Key = "clock";

    public static void Keep(Transaction transaction, ClockSetting setting) => transaction.SetDocument(Key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{setting.Host.UtcTicks} {setting.Org.UtcTicks} {setting.Speed:R}")));

    public static ClockSetting? Of(OrgState state)
    {
        if (!state.Documents.TryGetValue(Key, out var kept)) return null;
        var parts = Encoding.ASCII.GetString(kept).Split(' ');
        return new ClockSetting(Moment(parts[0]), Moment(parts[1]), double.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private static DateTimeOffset Moment(string ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
