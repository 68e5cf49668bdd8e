using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>Which operations a field may be asked by. Salesforce's page offers them for each type of field alike; those that would mean nothing are refused here, rather than answered somehow.</summary>
internal static class CriteriaKinds
{
    private static readonly FilterOperation[] equality = [FilterOperation.Equals, FilterOperation.NotEqual];
    private static readonly FilterOperation[] order = [FilterOperation.LessThan, FilterOperation.LessOrEqual, FilterOperation.GreaterThan, FilterOperation.GreaterOrEqual];
    private static readonly FilterOperation[] parts = [FilterOperation.Contains, FilterOperation.NotContain, FilterOperation.StartsWith];

    private static readonly FrozenDictionary<CriteriaKind, FilterOperation[]> operations = new Dictionary<CriteriaKind, FilterOperation[]>
    {
        [CriteriaKind.Text] = [.. equality, .. order, .. parts],
        [CriteriaKind.Choices] = [.. equality, .. parts, FilterOperation.Includes, FilterOperation.Excludes],
        [CriteriaKind.Number] = [.. equality, .. order],
        [CriteriaKind.Truth] = equality,
        [CriteriaKind.Link] = equality,
    }.ToFrozenDictionary();

    /// <summary>Throws <see cref="FormatException"/> for a field that no criterion can ask about.</summary>
    public static CriteriaKind Of(Field field) => field.Type.Storage switch
    {
        StorageKind.Boolean => CriteriaKind.Truth,
        StorageKind.Integer or StorageKind.Double => CriteriaKind.Number,
        StorageKind.Reference => CriteriaKind.Link,
        StorageKind.Text => field.Type == Schema.FieldTypes.MultiPicklist ? CriteriaKind.Choices : CriteriaKind.Text,
        _ when field.Type == Schema.FieldTypes.Id => CriteriaKind.Link,
        _ => throw new FormatException($"{field.Name} is of the type {field.Type.Name}, which criteria cannot ask about"),
    };

    /// <summary>Throws <see cref="FormatException"/> for an operation, or a number of values, that does not fit.</summary>
    public static void Check(CriteriaItem item, CriteriaKind kind, List<string> values)
    {
        var name = char.ToLowerInvariant(item.Operation.ToString()[0]) + item.Operation.ToString()[1..];
        if (!operations[kind].Contains(item.Operation)) throw new FormatException($"{name} is no operation for {item.Field}");
        if (order.Contains(item.Operation) && values is not [{ Length: > 0 }]) throw new FormatException($"{name} takes one value");
        if (!equality.Contains(item.Operation) && values.TrueForAll(value => value.Length == 0)) throw new FormatException($"{name} takes a value");
    }
}
