using System.Globalization;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>A criteria item, bound to a field: what it asks of a row.</summary>
internal sealed class CriteriaTest
{
    private readonly Field field;
    private readonly FilterOperation operation;
    private readonly string[] texts;
    private readonly double[] numbers;

    private CriteriaTest(Field field, FilterOperation operation, string[] texts, double[] numbers) =>
        (this.field, this.operation, this.texts, this.numbers) = (field, operation, texts, numbers);

    /// <summary>Throws <see cref="FormatException"/> for an item that the object cannot be asked.</summary>
    public static CriteriaTest Bind(CriteriaItem item, SObjectType type)
    {
        var name = item.Field.StartsWith(type.Name + ".", StringComparison.OrdinalIgnoreCase) ? item.Field[(type.Name.Length + 1)..] : item.Field;
        if (name.Contains('.', StringComparison.Ordinal)) throw new FormatException($"{item.Field} is a field of another object, which criteria of workflow rules do not reach yet");
        if (!type.TryField(name, out var field)) throw new FormatException($"{type.Name} has no field {name}");
        var texts = item.Value.Split(',').Select(text => text.Trim()).ToArray();
        return new CriteriaTest(field, item.Operation, texts, IsNumber(field) ? [.. texts.Where(text => text.Length > 0).Select(text => NumberOf(text, field))] : []);
    }

    public bool Matches(Row row)
    {
        var value = row.Get(field);
        return operation switch
        {
            FilterOperation.Equals => IsAny(value),
            FilterOperation.NotEqual => !IsAny(value),
            FilterOperation.Contains => Text(value) is { } text && texts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase)),
            FilterOperation.NotContain => !(Text(value) is { } text && texts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase))),
            FilterOperation.StartsWith => Text(value) is { } text && texts.Any(part => text.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            FilterOperation.Includes => Chosen(value).Intersect(texts, StringComparer.OrdinalIgnoreCase).Any(),
            FilterOperation.Excludes => !Chosen(value).Intersect(texts, StringComparer.OrdinalIgnoreCase).Any(),
            // An order among blanks there is not.
            _ => !value.IsNull && texts.Length > 0 && IsOrdered(value),
        };
    }

    private bool IsOrdered(Value value)
    {
        var order = IsNumber(field) && numbers.Length > 0 ? Number(value).CompareTo(numbers[0]) : string.Compare(Text(value), texts[0], StringComparison.OrdinalIgnoreCase);
        return operation switch
        {
            FilterOperation.LessThan => order < 0,
            FilterOperation.LessOrEqual => order <= 0,
            FilterOperation.GreaterThan => order > 0,
            _ => order >= 0,
        };
    }

    // Blank equals blank (Help, "Filter Operators"). A checkbox always has a value.
    private bool IsAny(Value value) => field.Type.Storage == StorageKind.Boolean ? texts.Any(text => IsTrue(text) == value.AsBoolean)
        : value.IsNull ? texts.Any(text => text.Length == 0)
        : IsNumber(field) ? numbers.Contains(Number(value))
        : texts.Contains(Text(value), StringComparer.OrdinalIgnoreCase);

    private string[] Chosen(Value value) => Text(value)?.Split(';') ?? [];

    private static string? Text(Value value) => value.IsNull ? null : value.ToString();

    private static double Number(Value value) => value.Kind == StorageKind.Double ? value.AsDouble : value.Bits;

    private static bool IsNumber(Field field) => field.Type.Storage is StorageKind.Double or StorageKind.Integer;

    private static double NumberOf(string text, Field field)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && field.Type.Name is not ("date" or "datetime" or "time")) return number;
        var coerced = field.Type.Coerce(InputValue.Of(text), field);
        return coerced.Error is null && !coerced.Value.IsNull ? Number(coerced.Value) : throw new FormatException($"{text} is no value of {field.Name}");
    }

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1"
        || (text.Equals("false", StringComparison.OrdinalIgnoreCase) || text is "0" or "" ? false : throw new FormatException($"{text} is neither True nor False"));
}
