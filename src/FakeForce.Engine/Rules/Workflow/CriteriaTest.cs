using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>A criteria item, bound to a field: what it asks of a row.</summary>
internal sealed class CriteriaTest
{
    private readonly CriteriaKind kind;
    private readonly FilterOperation operation;
    // As they are compared: ids with 18 characters, checkboxes as true and false. Those that are not blank apart from whether one is.
    private readonly string[] texts;
    private readonly CriteriaNumber[] numbers;
    private readonly bool isBlankMeant;
    private readonly CriteriaPath path;

    private CriteriaTest(CriteriaPath path, CriteriaKind kind, FilterOperation operation, List<string> values, bool mayMove)
    {
        (this.path, this.kind, this.operation, isBlankMeant) = (path, kind, operation, values.Contains(""));
        texts = [.. values.Where(value => value.Length > 0).Select(value => TextOf(value, kind))];
        numbers = kind == CriteriaKind.Number ? [.. texts.Select(text => CriteriaNumber.Of(text, path.Field, mayMove))] : [];
    }

    /// <summary>
    /// Throws <see cref="FormatException"/> for an item that the object cannot be asked. With a catalogue the item may ask for fields of parents and of
    /// the user, for formulas, and by relative dates; it is then held against a frame.
    /// </summary>
    public static CriteriaTest Bind(CriteriaItem item, SObjectType type, Catalog? catalog = null)
    {
        if (item.ValueField is not null) throw new FormatException($"{item.Field}: valueField is of look-up filters only");
        return Bind(item, CriteriaPath.Find(item.Field, type, catalog), mayMove: catalog is not null);
    }

    /// <summary>The same of a field that was found otherwise.</summary>
    public static CriteriaTest Bind(CriteriaItem item, CriteriaPath path, bool mayMove = true)
    {
        var (kind, values) = (CriteriaKinds.Of(path.Field), CriteriaValues.Split(item.Value));
        CriteriaKinds.Check(item, kind, values);
        return new CriteriaTest(path, kind, item.Operation, values, mayMove);
    }

    public Field Field => path.Field;

    public bool Matches(Row row) => Judge(row.Get(path.Field), null);

    /// <summary>Of the record in the frame.</summary>
    public bool Matches(FormulaFrame frame) => Judge(path.ValueIn(frame), frame);

    private bool Judge(Value value, FormulaFrame? frame) => operation switch
    {
        FilterOperation.Equals => IsAny(value, frame),
        FilterOperation.NotEqual => !IsAny(value, frame),
        FilterOperation.Contains => HasPart(value),
        FilterOperation.NotContain => !HasPart(value),
        FilterOperation.StartsWith => !value.IsNull && Array.Exists(texts, part => value.AsText.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
        FilterOperation.Includes => Includes(value),
        FilterOperation.Excludes => !Includes(value),
        // An order among blanks there is not.
        _ => !value.IsNull && (kind == CriteriaKind.Number ? IsInOrder(Number(value), numbers[0].In(frame)) : IsInOrder(string.Compare(value.AsText, texts[0], StringComparison.OrdinalIgnoreCase), (0, 0))),
    };

    // Before a period is before its first day, after it behind its last.
    private bool IsInOrder(double number, (double First, double Last) than) => operation switch
    {
        FilterOperation.LessThan => number < than.First,
        FilterOperation.LessOrEqual => number <= than.Last,
        FilterOperation.GreaterThan => number > than.Last,
        _ => number >= than.First,
    };

    // Blank equals blank (Help, "Filter Operators"). A checkbox always has a value, and blank is false.
    private bool IsAny(Value value, FormulaFrame? frame) => kind switch
    {
        CriteriaKind.Truth => isBlankMeant && !value.AsBoolean || texts.Contains(value.AsBoolean ? "true" : "false"),
        _ when value.IsNull => isBlankMeant,
        CriteriaKind.Number => Array.Exists(numbers, number => number.In(frame) is var (first, last) && Number(value) >= first && Number(value) <= last),
        CriteriaKind.Choices => Array.Exists(texts, text => ChoicesOf(text).SetEquals(ChoicesOf(value.AsText))),
        CriteriaKind.Link => texts.Contains(value.AsId.ToString()),
        _ => texts.Contains(value.AsText, StringComparer.OrdinalIgnoreCase),
    };

    private bool HasPart(Value value) => !value.IsNull && Array.Exists(texts, part => value.AsText.Contains(part, StringComparison.OrdinalIgnoreCase));

    // Choices with a semicolon between them are meant together (SOQL and SOSL Reference, "Query Multi-Select Picklists").
    private bool Includes(Value value) => !value.IsNull && Array.Exists(texts, text => ChoicesOf(text).IsSubsetOf(ChoicesOf(value.AsText)));

    private static HashSet<string> ChoicesOf(string text) => new(text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static double Number(Value value) => value.Kind == StorageKind.Double ? value.AsDouble : value.Bits;

    // Ours: Salesforce's page compares the name of the record that a look-up points to.
    private static string TextOf(string value, CriteriaKind kind) => kind switch
    {
        CriteriaKind.Link => RecordId.TryParse(value, out var id) ? id.ToString() : throw new FormatException($"{value} is no id"),
        CriteriaKind.Truth when value.Equals("true", StringComparison.OrdinalIgnoreCase) || value == "1" => "true",
        CriteriaKind.Truth when value.Equals("false", StringComparison.OrdinalIgnoreCase) || value == "0" => "false",
        CriteriaKind.Truth => throw new FormatException($"{value} is neither True nor False"),
        _ => value,
    };
}
