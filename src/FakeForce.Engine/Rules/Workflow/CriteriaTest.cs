using System.Globalization;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>A criteria item, bound to a field: what it asks of a row.</summary>
internal sealed class CriteriaTest
{
    private readonly Field field;
    private readonly CriteriaKind kind;
    private readonly FilterOperation operation;
    // As they are compared: ids with 18 characters, checkboxes as true and false. Those that are not blank apart from whether one is.
    private readonly string[] texts;
    private readonly double[] numbers;
    private readonly bool isBlankMeant;

    private CriteriaTest(Field field, CriteriaKind kind, FilterOperation operation, List<string> values)
    {
        (this.field, this.kind, this.operation, isBlankMeant) = (field, kind, operation, values.Contains(""));
        texts = [.. values.Where(value => value.Length > 0).Select(value => TextOf(value, kind))];
        numbers = kind == CriteriaKind.Number ? [.. texts.Select(text => NumberOf(text, field))] : [];
    }

    /// <summary>Throws <see cref="FormatException"/> for an item that the object cannot be asked.</summary>
    public static CriteriaTest Bind(CriteriaItem item, SObjectType type)
    {
        var name = item.Field.StartsWith(type.Name + ".", StringComparison.OrdinalIgnoreCase) ? item.Field[(type.Name.Length + 1)..] : item.Field;
        if (name.Contains('.', StringComparison.Ordinal)) throw new FormatException($"{item.Field} is a field of another object, which criteria of workflow rules do not reach yet");
        if (!type.TryField(name, out var field)) throw new FormatException($"{type.Name} has no field {name}");
        var (kind, values) = (CriteriaKinds.Of(field), CriteriaValues.Split(item.Value));
        CriteriaKinds.Check(item, kind, values);
        return new CriteriaTest(field, kind, item.Operation, values);
    }

    public bool Matches(Row row)
    {
        var value = row.Get(field);
        return operation switch
        {
            FilterOperation.Equals => IsAny(value),
            FilterOperation.NotEqual => !IsAny(value),
            FilterOperation.Contains => HasPart(value),
            FilterOperation.NotContain => !HasPart(value),
            FilterOperation.StartsWith => !value.IsNull && Array.Exists(texts, part => value.AsText.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            FilterOperation.Includes => Includes(value),
            FilterOperation.Excludes => !Includes(value),
            // An order among blanks there is not.
            _ => !value.IsNull && IsInOrder(kind == CriteriaKind.Number ? Number(value).CompareTo(numbers[0]) : string.Compare(value.AsText, texts[0], StringComparison.OrdinalIgnoreCase)),
        };
    }

    private bool IsInOrder(int order) => operation switch
    {
        FilterOperation.LessThan => order < 0,
        FilterOperation.LessOrEqual => order <= 0,
        FilterOperation.GreaterThan => order > 0,
        _ => order >= 0,
    };

    // Blank equals blank (Help, "Filter Operators"). A checkbox always has a value, and blank is false.
    private bool IsAny(Value value) => kind switch
    {
        CriteriaKind.Truth => isBlankMeant && !value.AsBoolean || texts.Contains(value.AsBoolean ? "true" : "false"),
        _ when value.IsNull => isBlankMeant,
        CriteriaKind.Number => numbers.Contains(Number(value)),
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

    // Days and moments in the form of the APIs; relative ones such as TODAY are no values here.
    private static double NumberOf(string text, Field field)
    {
        if (field.Type.Name is not ("date" or "datetime" or "time"))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw new FormatException($"{text} is no value of {field.Name}");
        var coerced = field.Type.Coerce(InputValue.Of(text), field);
        return coerced.Error is null && !coerced.Value.IsNull ? Number(coerced.Value) : throw new FormatException($"{text} is no value of {field.Name}");
    }
}
