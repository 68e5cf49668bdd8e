using System.Globalization;

namespace FakeForce.Engine.Schema;

/// <summary>
/// The forms of dates and times that the API reads (REST API Developer Guide, "Valid Date and DateTime Formats"):
/// <c>yyyy-MM-dd</c>, and <c>yyyy-MM-ddTHH:mm:ss</c> with an optional fraction and <c>Z</c>, <c>+hh:mm</c> or
/// <c>+hhmm</c>, the last being the form that answers use.
/// </summary>
internal static class DateTimeReader
{
    private const long EpochDay = 719162;

    /// <summary>Days since 1970-01-01.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out long days)
    {
        days = 0;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return false;
        days = date.DayNumber - EpochDay;
        return true;
    }

    /// <summary>Milliseconds since 1970. Without a zone the time is UTC, if <paramref name="needsZone"/> allows that.</summary>
    public static bool TryDateTime(ReadOnlySpan<char> text, bool needsZone, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 19 || text[10] != 'T' || !TryDate(text[..10], out var days)) return false;
        if (!TryTime(text[11..], out var time, out var read)) return false;
        if (!TryZone(text[(11 + read)..], needsZone, out var minutes)) return false;
        milliseconds = days * 86_400_000 + time - minutes * 60_000L;
        return true;
    }

    /// <summary>Milliseconds since midnight of <c>HH:mm:ss</c> and an optional fraction; <paramref name="read"/> counts its characters.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out long milliseconds, out int read)
    {
        milliseconds = 0;
        read = 8;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !TwoDigits(text, 23, out var hours) || !TwoDigits(text[3..], 59, out var minutes) || !TwoDigits(text[6..], 59, out var seconds)) return false;
        milliseconds = ((hours * 60 + minutes) * 60 + seconds) * 1000L;
        if (text.Length == 8 || text[8] != '.') return true;
        var fraction = text[9..];
        var digits = fraction.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0) digits = fraction.Length;
        if (digits is 0 or > 9) return false;
        for (int i = 0, unit = 100; i < 3 && i < digits; i++, unit /= 10) milliseconds += (fraction[i] - '0') * unit;
        read = 9 + digits;
        return true;
    }

    private static bool TryZone(ReadOnlySpan<char> text, bool needed, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty) return !needed;
        if (text is "Z") return true;
        if (text.Length < 5 || text[0] is not ('+' or '-') || !TwoDigits(text[1..], 23, out var hours)) return false;
        var rest = text[3] == ':' ? text[4..] : text[3..];
        if (rest.Length != 2 || !TwoDigits(rest, 59, out minutes)) return false;
        minutes = (hours * 60 + minutes) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TwoDigits(ReadOnlySpan<char> text, int largest, out int number)
    {
        number = 0;
        if (!char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1])) return false;
        number = (text[0] - '0') * 10 + text[1] - '0';
        return number <= largest;
    }
}
