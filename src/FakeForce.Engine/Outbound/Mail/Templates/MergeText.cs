using System.Text;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Outbound.Mail.Templates;

/// <summary>
/// A text with merge fields, <c>{!Case.Subject}</c> or Lightning's <c>{{{Case.Subject}}}</c>. One that FakeForce does not know stays as it is
/// written, for a test to see, and is told at the start.
/// </summary>
internal sealed class MergeText
{
    private static readonly (string Open, string Close)[] marks = [("{!", "}"), ("{{{", "}}}")];

    private readonly List<(string Text, MergePath? Path)> pieces = [];
    private readonly List<string> unknown = [];

    public MergeText(string text, SObjectType type, Catalog catalog)
    {
        var done = 0;
        while (Next(text, done) is var (from, to, name))
        {
            if (from > done) pieces.Add((text[done..from], null));
            var path = MergePath.Bind(name, type, catalog);
            if (path is null) unknown.Add(text[from..to]);
            pieces.Add((text[from..to], path));
            done = to;
        }
        if (done < text.Length) pieces.Add((text[done..], null));
    }

    /// <summary>Merge fields that are not known.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    public string In(MergeFrame frame)
    {
        if (pieces is [(var only, null)]) return only;
        var written = new StringBuilder();
        foreach (var (text, path) in pieces) written.Append(path is null ? text : path.TextIn(frame));
        return written.ToString();
    }

    private static (int From, int To, string Name)? Next(string text, int from)
    {
        (int From, int To, string Name)? first = null;
        foreach (var (open, close) in marks)
            if (text.IndexOf(open, from, StringComparison.Ordinal) is >= 0 and var at && (first is null || at < first.Value.From) && text.IndexOf(close, at + open.Length, StringComparison.Ordinal) is > 0 and var end)
                first = (at, end + close.Length, text[(at + open.Length)..end].Trim());
        return first;
    }
}
