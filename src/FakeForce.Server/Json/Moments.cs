namespace FakeForce.Server.Json;

/// <summary>Dates and times in the forms of the REST API, from the numbers that rows hold.</summary>
internal static class Moments
{
    private const long Day = 86_400_000;

    public static int FormatDateTime(long milliseconds, Span<byte> target, bool zulu, bool quoted)
    {
        var at = Quote(target, 0, quoted);
        var days = Math.DivRem(milliseconds, Day, out var time);
        if (time < 0) (days, time) = (days - 1, time + Day);
        at = Date(days, target, at);
        target[at++] = (byte)'T';
        at = Clock(time, target, at);
        if (zulu) target[at++] = (byte)'Z';
        else
        {
            "+0000"u8.CopyTo(target[at..]);
            at += 5;
        }
        return Quote(target, at, quoted);
    }

    public static int FormatDate(long days, Span<byte> target, bool quoted) => Quote(target, Date(days, target, Quote(target, 0, quoted)), quoted);

    public static int FormatTime(long milliseconds, Span<byte> target, bool quoted)
    {
        var at = Clock(milliseconds, target, Quote(target, 0, quoted));
        target[at++] = (byte)'Z';
        return Quote(target, at, quoted);
    }

    private static int Quote(Span<byte> target, int at, bool quoted)
    {
        if (quoted) target[at++] = (byte)'"';
        return at;
    }

    private static int Date(long days, Span<byte> target, int at)
    {
        var date = DateOnly.FromDayNumber((int)(days + 719_162));
        at = Digits(date.Year, 4, target, at);
        target[at++] = (byte)'-';
        at = Digits(date.Month, 2, target, at);
        target[at++] = (byte)'-';
        return Digits(date.Day, 2, target, at);
    }

    private static int Clock(long milliseconds, Span<byte> target, int at)
    {
        at = Digits((int)(milliseconds / 3_600_000), 2, target, at);
        target[at++] = (byte)':';
        at = Digits((int)(milliseconds / 60_000 % 60), 2, target, at);
        target[at++] = (byte)':';
        at = Digits((int)(milliseconds / 1000 % 60), 2, target, at);
        target[at++] = (byte)'.';
        return Digits((int)(milliseconds % 1000), 3, target, at);
    }

    private static int Digits(int number, int count, Span<byte> target, int at)
    {
        for (var i = count - 1; i >= 0; i--, number /= 10) target[at + i] = (byte)('0' + number % 10);
        return at + count;
    }
}
