using System.Text;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>
/// The values of a criteria item: separated by commas (Help, "Enter Filter Criteria"), and one that holds a comma stands in quotes, doubled inside,
/// as in CSV (salesforce.stackexchange.com 165231). A quote that does not begin a value is a sign like any other.
/// </summary>
internal static class CriteriaValues
{
    public static List<string> Split(string text)
    {
        var values = new List<string>();
        var rest = text.AsSpan();
        do
        {
            rest = rest.TrimStart();
            values.Add(rest is ['"', ..] ? Quoted(ref rest) : Plain(ref rest));
        }
        while (Comma(ref rest));
        return values;
    }

    private static string Plain(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(',');
        var value = (end < 0 ? rest : rest[..end]).Trim().ToString();
        rest = end < 0 ? default : rest[end..];
        return value;
    }

    private static string Quoted(ref ReadOnlySpan<char> rest)
    {
        var value = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] != '"') value.Append(rest[i]);
            else if (i + 1 < rest.Length && rest[i + 1] == '"') value.Append(rest[i++]);
            else
            {
                rest = rest[(i + 1)..].TrimStart();
                return rest is [] or [',', ..] ? value.ToString() : throw new FormatException("behind a value in quotes comes a comma or nothing");
            }
        }
        throw new FormatException("a value begins with a quote that is not closed");
    }

    private static bool Comma(ref ReadOnlySpan<char> rest)
    {
        if (rest is not [',', ..]) return false;
        rest = rest[1..];
        return true;
    }
}
