using System.Text.RegularExpressions;
using CsCheck;
using FakeForce.Engine.Tests.Soql;

namespace FakeForce.Engine.Tests.Sosl;

/// <summary>A search text together with the question that it asks, written straight from the rules and without an index.</summary>
internal sealed record NaiveSearch(string Text, Func<NaiveAccount, bool> Finds)
{
    private static readonly string[] words = ["acme", "Acme", "bolt", "inc", "a12", "co", "c", "12", "4155551234", "555", "internationally", "international", "中", "中国", "émile"];
    private static readonly string[] patterns = ["ac*", "b?lt", "in*l", "a*", "1*", "internatio*", "中*", "4155*", "co?"];

    /// <summary>A search of the fields that IN names, as deep as given.</summary>
    public static Gen<NaiveSearch> Any(int depth, string group)
    {
        var leaf = Gen.OneOf(Pick.From(words).Select(w => Word(w, group)), Pick.From(patterns).Select(p => Word(p, group)), Gen.Select(Pick.From(words), Pick.From(words), (a, b) => Phrase(a, b, group)));
        if (depth == 0) return leaf;
        var part = Any(depth - 1, group);
        return Gen.OneOf(leaf,
            Gen.Select(part, part, (a, b) => new NaiveSearch($"({a.Text}) ({b.Text})", r => a.Finds(r) && b.Finds(r))),
            Gen.Select(part, part, (a, b) => new NaiveSearch($"({a.Text}) OR ({b.Text})", r => a.Finds(r) || b.Finds(r))),
            Gen.Select(part, part, (a, b) => new NaiveSearch($"({a.Text}) AND NOT ({b.Text})", r => a.Finds(r) && !b.Finds(r))));
    }

    private static NaiveSearch Word(string word, string group) => new(word, r => r.Texts(group).Any(text => HasRun(text, Parts(word))));

    private static NaiveSearch Phrase(string a, string b, string group) => new($"\"{a} {b}\"", r => r.Texts(group).Any(text => HasRun(text, [.. Parts(a), .. Parts(b)])));

    private static bool HasRun(string text, List<string> wanted)
    {
        var words = Parts(text);
        return Enumerable.Range(0, Math.Max(0, words.Count - wanted.Count + 1)).Any(start => wanted.Select((w, i) => Matches(w, words[start + i])).All(m => m));
    }

    private static bool Matches(string pattern, string word) =>
        Regex.IsMatch(word, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static List<string> Parts(string text) => [.. Regex.Matches(text, @"[一-鿿][*?]*|[\p{L}-[一-鿿]][\p{L}*?-[一-鿿]]*|\d[\d*?]*").Select(m => m.Value)];
}

/// <summary>The searched fields of an account, as the naive searcher sees them.</summary>
internal sealed record NaiveAccount(string Name, string? Site, string? Phone, string? Motto, bool Deleted)
{
    public static Gen<NaiveAccount> Any
    {
        get
        {
            var piece = Pick.From("acme", "Bolt", "INC", "A12", "co", "com", "c", "internationally", "international", "中国", "国中", "Émile", "12");
            var text = Gen.Select(piece.Array[1, 4], Pick.From(" ", ", ", ".", "-", ""), (pieces, separator) => string.Join(separator, pieces));
            return Gen.Select(text, text.Null(0.5), Pick.From("(415) 555-1234", "+44 555", "555", null, null), text.Null(0.5), (name, site, phone, motto) => new NaiveAccount(name, site, phone, motto, false));
        }
    }

    /// <summary>A phone number is searched as it is written and by all of its digits.</summary>
    public IEnumerable<string> Texts(string group)
    {
        if (group is "ALL" or "NAME") yield return Name;
        if (group is "ALL" or "NAME" && Site is not null) yield return Site;
        if (group is "ALL" && Motto is not null) yield return Motto;
        if (group is not ("ALL" or "PHONE") || Phone is null) yield break;
        yield return Phone;
        yield return string.Concat(Phone.Where(char.IsDigit));
    }

    public override string ToString() => $"Name={Name}|Site={Site}|Phone={Phone}|Motto__c={Motto}";
}
