using System.Globalization;
using System.Text;

namespace FakeForce.Server.External;

/// <summary>API names for what external systems call by names of their own.</summary>
internal static class ExternalNames
{
    private const int Longest = 40;

    /// <summary>Letters, digits and single underscores, a letter first, 40 at most. How Salesforce shortens and replaces is not known.</summary>
    public static string Developer(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
            if (char.IsAsciiLetterOrDigit(c)) text.Append(c);
            else if (text.Length > 0 && text[^1] != '_') text.Append('_');
        if (text.Length == 0 || !char.IsAsciiLetter(text[0])) text.Insert(0, "X");
        if (text.Length > Longest) text.Length = Longest;
        return text.ToString().TrimEnd('_');
    }

    /// <summary>The name, or one with a number behind it where it is taken.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        for (var number = 2; !taken.Add(name); number++)
        {
            var suffix = "_" + number.ToString(CultureInfo.InvariantCulture);
            var stem = name.Length + suffix.Length <= Longest ? name : name[..(Longest - suffix.Length)];
            if (taken.Add(stem + suffix)) return stem + suffix;
        }
        return name;
    }
}
