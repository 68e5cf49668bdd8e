using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Parts of texts, searching and replacing; characters are UTF-16 units, as in Salesforce's engine.</summary>
internal static class TextFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["LEN"] = Function.Of(1, call => new Read<decimal>(FormulaType.Number, Length(call.Text(0)))),
        ["LEFT"] = Function.Of(2, call => Cut(call, (text, count) => text[..Math.Min(count, text.Length)])),
        ["RIGHT"] = Function.Of(2, call => Cut(call, (text, count) => text[^Math.Min(count, text.Length)..])),
        ["MID"] = Function.Of(3, call => new Read<string>(FormulaType.Text, Middle(call.Text(0), call.Number(1), call.Number(2)))),
        ["FIND"] = new(2, 3, call => new Read<decimal>(FormulaType.Number, Find(call.Text(0), call.Text(1), call.Count == 3 ? call.Number(2) : null))),
        ["CONTAINS"] = Function.Of(2, call => Test(call, (text, part) => text.Contains(part, StringComparison.Ordinal))),
        ["BEGINS"] = Function.Of(2, Begins),
        ["SUBSTITUTE"] = Function.Of(3, call => new Read<string>(FormulaType.Text, Replace(call.Text(0), call.Text(1), call.Text(2)))),
        ["LPAD"] = new(2, 3, call => Pad(call, (text, padding) => padding + text)),
        ["RPAD"] = new(2, 3, call => Pad(call, (text, padding) => text + padding)),
        // "Removes the spaces and tabs from the beginning and end of a text string" (Help, TRIM).
        ["TRIM"] = Function.Text(text => text.Trim(' ', '\t')),
        ["UPPER"] = LetterCase.Function(LetterCase.Upper),
        ["LOWER"] = LetterCase.Function(LetterCase.Lower),
        ["REVERSE"] = Function.Text(Reversed),
        ["INITCAP"] = Function.Text(Capitalized),
    };

    private static Source<decimal> Length(Node<string> text) => (FormulaFrame frame, out decimal value) =>
    {
        value = text.TryGet(frame, out var given) ? given.Length : 0;
        return true;
    };

    // Of no characters or fewer nothing is left.
    private static Try<string, decimal, string> Cut(BoundCall call, Func<string, int, string> cut) =>
        new(FormulaType.Text, call.Text(0), call.Number(1), (FormulaFrame _, string text, decimal count, out string value) => (value = cut(text, Whole(count))).Length > 0);

    private static Source<string> Middle(Node<string> text, Node<decimal> start, Node<decimal> count) => (FormulaFrame frame, out string value) =>
    {
        value = "";
        if (!text.TryGet(frame, out var given) | !start.TryGet(frame, out var first) | !count.TryGet(frame, out var most)) return false;
        var skip = Math.Max(Whole(first), 1) - 1;
        if (skip >= given!.Length) return false;
        value = given.Substring(skip, Math.Min(Whole(most), given.Length - skip));
        return value.Length > 0;
    };

    // 0 where it is not found, or one of the two is blank.
    private static Source<decimal> Find(Node<string> part, Node<string> text, Node<decimal>? start) => (FormulaFrame frame, out decimal value) =>
    {
        decimal from = 1;
        value = 0;
        var has = part.TryGet(frame, out var wanted) & text.TryGet(frame, out var given);
        if (start is not null && !start.TryGet(frame, out from)) from = 1;
        var skip = Math.Max(Whole(from), 1) - 1;
        if (has && skip < given!.Length) value = given.IndexOf(wanted!, skip, StringComparison.Ordinal) + 1;
        return true;
    };

    // Every text contains the blank one.
    private static Read<bool> Test(BoundCall call, Func<string, string, bool> test)
    {
        var (text, part) = (call.Text(0), call.Text(1));
        return new(FormulaType.Boolean, (FormulaFrame frame, out bool value) =>
        {
            text.TryGet(frame, out var given);
            part.TryGet(frame, out var wanted);
            value = test(given ?? "", wanted ?? "");
            return true;
        });
    }

    // Of a blank text it is not known what it begins with: that is null (probes of orgs).
    private static Read<bool> Begins(BoundCall call)
    {
        var (text, part) = (call.Text(0), call.Text(1));
        return new(FormulaType.Boolean, (FormulaFrame frame, out bool value) =>
        {
            var has = text.TryGet(frame, out var given);
            part.TryGet(frame, out var wanted);
            value = has && given!.StartsWith(wanted ?? "", StringComparison.Ordinal);
            return has;
        });
    }

    private static Source<string> Replace(Node<string> text, Node<string> old, Node<string> by) => (FormulaFrame frame, out string value) =>
    {
        value = "";
        if (!text.TryGet(frame, out var given)) return false;
        by.TryGet(frame, out var with);
        value = given;
        if (old.TryGet(frame, out var from) && given.Contains(from, StringComparison.Ordinal))
        {
            if ((long)given.Length * Math.Max(1, (with ?? "").Length) > FormulaLimits.MaxText * 8L) return frame.Fail("#Too Big!");
            value = given.Replace(from, with, StringComparison.Ordinal);
        }
        return value.Length is > 0 and <= FormulaLimits.MaxText || value.Length > 0 && frame.Fail("#Too Big!");
    };

    // Longer texts are cut (FunctionLpad of salesforce/formula-engine).
    private static Read<string> Pad(BoundCall call, Func<string, string, string> join)
    {
        var (text, length, padding) = (call.Text(0), call.Number(1), call.Count == 3 ? call.Text(2) : null);
        return new(FormulaType.Text, (FormulaFrame frame, out string value) =>
        {
            value = "";
            if (!text.TryGet(frame, out var given) | !length.TryGet(frame, out var wanted)) return false;
            var count = Whole(wanted);
            var with = " ";
            if (count > FormulaLimits.MaxText) return frame.Fail("#Too Big!");
            if (padding is not null && !padding.TryGet(frame, out with!)) return count > 0 && (value = given![..Math.Min(count, given!.Length)]).Length > 0;
            var missing = count - given!.Length;
            value = missing <= 0 ? given[..count] : join(given, string.Concat(Enumerable.Repeat(with, missing / with.Length + 1))[..missing]);
            return value.Length > 0;
        });
    }

    // The second parameter is a locale, whose own casing rules (Turkish, Lithuanian, Greek) are not known here.
    private static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static string Capitalized(string text)
    {
        var isInWord = false;
        return string.Create(text.Length, text, (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = isInWord ? char.ToLowerInvariant(source[i]) : char.ToUpperInvariant(source[i]);
                isInWord = char.IsLetterOrDigit(source[i]);
            }
        });
    }

    private static int Whole(decimal number) => (int)Math.Clamp(decimal.Truncate(number), 0, int.MaxValue);
}
