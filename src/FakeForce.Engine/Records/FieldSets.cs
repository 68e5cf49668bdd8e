using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records;

/// <summary>The fields of an sObject that steps of the pipeline ask for on every save, picked out once.</summary>
internal sealed class FieldSets
{
    private static readonly ConditionalWeakTable<SObjectType, FieldSets> known = [];

    private FieldSets(SObjectType type)
    {
        Required = [.. type.Fields.Where(f => f.IsRequiredOnCreate)];
        Unique = [.. type.Fields.Where(f => f.Is(FieldFlags.Unique))];
        AutoNumbers = [.. type.Fields.Where(f => f.Is(FieldFlags.AutoNumber))];
        Defaults = [.. DefaultsOf(type)];
    }

    public Field[] Required { get; }
    public Field[] Unique { get; }
    public Field[] AutoNumbers { get; }

    /// <summary>The constants that a create takes for fields it does not name.</summary>
    public (Field Field, Value Value)[] Defaults { get; }

    public static FieldSets Of(SObjectType type) => known.GetValue(type, static t => new FieldSets(t));

    private static IEnumerable<(Field, Value)> DefaultsOf(SObjectType type)
    {
        foreach (var field in type.Fields)
        {
            if (field.ValueOnCreate is not { } text || field.Type.Storage == StorageKind.None) continue;
            var coerced = field.Type.Coerce(InputValue.Of(text), field);
            if (coerced.Error is null && !coerced.Value.IsNull && coerced.Value != Value.Of(false)) yield return (field, coerced.Value);
        }
    }
}
