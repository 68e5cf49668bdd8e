namespace FakeForce.Engine.Chaos;

/// <summary>/sobjects/Account/*: * is one segment or what is left of one, ** any number of them.</summary>
public sealed class PathPattern(string pattern)
{
    private readonly string[] wanted = pattern.Trim('/').Split('/');

    public bool Matches(string[] segments) => Matches(wanted, segments);

    private static bool Matches(ReadOnlySpan<string> wanted, ReadOnlySpan<string> given)
    {
        for (; !wanted.IsEmpty; wanted = wanted[1..], given = given[1..])
        {
            if (wanted[0] == "**")
            {
                for (var skip = 0; skip <= given.Length; skip++)
                    if (Matches(wanted[1..], given[skip..])) return true;
                return false;
            }
            if (given.IsEmpty || !IsLike(wanted[0], given[0])) return false;
        }
        return given.IsEmpty;
    }

    private static bool IsLike(ReadOnlySpan<char> wanted, ReadOnlySpan<char> given)
    {
        var star = wanted.IndexOf('*');
        if (star < 0) return wanted.Equals(given, StringComparison.OrdinalIgnoreCase);
        return given.Length >= wanted.Length - 1 && given.StartsWith(wanted[..star], StringComparison.OrdinalIgnoreCase) && given.EndsWith(wanted[(star + 1)..], StringComparison.OrdinalIgnoreCase);
    }
}
