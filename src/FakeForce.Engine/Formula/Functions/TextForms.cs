using System.Globalization;
using System.Text;
using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Between texts and other types, and texts that mean something: links, images, ids, patterns.</summary>
internal static class TextForms
{
    // Up to 28 decimals, without zeros at the end (BigDecimalHelper.formatBigDecimal).
    private const string Plain = "0.############################", Short = "#.############################";

    public static Dictionary<string, Function> All { get; } = new()
    {
        ["TEXT"] = Function.Of(1, Text),
        ["VALUE"] = Function.Of(1, call => new Try<string, decimal>(FormulaType.Number, call.Text(0), Number)),
        ["ISNUMBER"] = Function.Of(1, call => Sure(call.Text(0), text => IsNumber(text, out _))),
        ["ASCII"] = Function.Of(1, call => new Map<string, decimal>(FormulaType.Number, call.Text(0), text => Rune.TryGetRuneAt(text, 0, out var rune) ? rune.Value : text[0])),
        ["CHR"] = Function.Of(1, call => new Try<decimal, string>(FormulaType.Text, call.Number(0), Character)),
        // A tag in fields, a line end in flows (probes of orgs).
        ["BR"] = Function.Of(0, call => new Constant<string>(FormulaType.Text, call.Scope.Use == FormulaUse.Flow ? "\n" : "<br>")),
        ["CASESAFEID"] = Function.Of(1, call => new Try<string, string>(FormulaType.Text, call.Text(0), CaseSafe)),
        // "Hyperlink formula fields are of type text" and stand in formula fields alone of the places that there are here (Help, HYPERLINK and IMAGE).
        ["HYPERLINK"] = new(2, 3, call => Link(call), FormulaUse.Field | FormulaUse.Flow),
        ["IMAGE"] = new(2, 4, Image, FormulaUse.Field),
        ["REGEX"] = Function.Of(2, JavaPattern.Bind, FormulaUse.Everywhere & ~FormulaUse.Field),
    };

    private static Node Text(BoundCall call) => call[0] switch
    {
        // A number that is written out keeps the zero before its point, others lose it (probes of orgs: TEXT(0.5) is 0.5, TEXT(1/2) is .5).
        Constant<decimal> written => new Map<decimal, string>(FormulaType.Text, written, value => value.ToString(Plain, CultureInfo.InvariantCulture)),
        Node<decimal> number => new Map<decimal, string>(FormulaType.Text, number, value => Math.Abs(value) is > 0 and < 1 ? value.ToString(Short, CultureInfo.InvariantCulture) : value.ToString(Plain, CultureInfo.InvariantCulture)),
        Node<string> { Type: FormulaType.Picklist } picklist => new Map<string, string>(FormulaType.Text, picklist, value => value),
        Node<long> { Type: FormulaType.Date } date => Moment(date, day => day * 86_400_000, "yyyy-MM-dd"),
        Node<long> { Type: FormulaType.DateTime } moment => Moment(moment, at => at, "yyyy-MM-dd HH:mm:ss'Z'"),
        Node<long> time => Moment(time, at => at, "HH:mm:ss.fff"),
        NullWord => new Blank<string>(FormulaType.Text),
        _ => throw call.Wrong(0, "Number, Date, DateTime, Picklist"),
    };

    private static Try<long, string> Moment(Node<long> moment, Func<long, long> milliseconds, string format) =>
        new(FormulaType.Text, moment, (FormulaFrame frame, long at, out string value) =>
        {
            value = "";
            if (!Days.TryMoment(milliseconds(at), out var when)) return frame.Fail("Date out of range");
            value = when.ToString(format, CultureInfo.InvariantCulture);
            return true;
        });

    private static bool Number(FormulaFrame frame, string text, out decimal value) =>
        IsNumber(text, out value) || frame.Fail("The value 'null' is not a valid number.");

    // As Java's BigDecimal reads it: a sign, digits with a point, an exponent, and no blanks.
    private static bool IsNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
        && !text.EndsWith('\0');

    private static bool Character(FormulaFrame frame, decimal number, out string value)
    {
        value = "";
        if (number is < 1 or > 0x10FFFF || !Rune.TryCreate((int)number, out var rune)) return frame.Fail("Out of range argument to CHR() function");
        value = rune.ToString();
        return true;
    }

    // What is no id of the org's sObjects stays as it is.
    private static bool CaseSafe(FormulaFrame frame, string text, out string value)
    {
        value = text.Length == 15 && RecordId.TryParse(text, out var id) && frame.Catalog.TryFind(id.Prefix, out _) ? text + CaseMarks.Of(text) : text;
        return true;
    }

    // Ours, after what exports show: the text is HTML.
    private static Read<string> Link(BoundCall call)
    {
        var (url, name, window) = (call.Text(0), call.Text(1), call.Count == 3 ? call.Text(2) : null);
        return new(FormulaType.Text, (FormulaFrame frame, out string value) =>
        {
            url.TryGet(frame, out var to);
            name.TryGet(frame, out var shown);
            var where = window is not null && window.TryGet(frame, out var named) ? named : "_blank";
            value = $"<a href=\"{to}\" target=\"{where}\">{shown}</a>";
            return true;
        });
    }

    private static Read<string> Image(BoundCall call)
    {
        var (url, name) = (call.Text(0), call.Text(1));
        var (height, width) = (call.Count > 2 ? call.Number(2) : null, call.Count > 3 ? call.Number(3) : null);
        return new(FormulaType.Text, (FormulaFrame frame, out string value) =>
        {
            url.TryGet(frame, out var from);
            name.TryGet(frame, out var shown);
            value = $"<img src=\"{from}\" alt=\"{shown}\"{Size(frame)} border=\"0\"/>";
            return true;
        });

        string Size(FormulaFrame frame)
        {
            if (height is null || !height.TryGet(frame, out var high)) return "";
            var wide = width is not null && width.TryGet(frame, out var across) ? $" width:{across.ToString(Plain, CultureInfo.InvariantCulture)}px;" : "";
            return $" style=\"height:{high.ToString(Plain, CultureInfo.InvariantCulture)}px;{wide}\"";
        }
    }

    /// <summary>A test of a text that is false for none.</summary>
    private static Read<bool> Sure(Node<string> text, Func<string, bool> test) => new(FormulaType.Boolean, (FormulaFrame frame, out bool value) =>
    {
        value = text.TryGet(frame, out var given) && test(given);
        return true;
    });
}
