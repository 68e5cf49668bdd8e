using System.Runtime.CompilerServices;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records;

/// <summary>The fields of an sObject that steps of the pipeline ask for on every save, picked out once.</summary>
internal sealed class FieldSets
{
    private static readonly ConditionalWeakTable<SObjectType, FieldSets> known = [];

    // Most saves are of the same sObject as the one before.
    private static FieldSets? latest;

    private readonly SObjectType type;

    private FieldSets(SObjectType type)
    {
        this.type = type;
        NotNull = [.. type.Fields.Where(MayNotBeNull)];
        Unique = [.. type.Fields.Where(f => f.Is(FieldFlags.Unique))];
        AutoNumbers = [.. type.Fields.Where(f => f.Is(FieldFlags.AutoNumber))];
        Defaults = [.. DefaultsOf(type)];
        Calculated = [.. type.Fields.Where(CalculatedRow.Holds)];
        DefaultFormulas = [.. type.Fields.Where(IsDefaultFormula)];
    }

    /// <summary>What callers write and must not clear.</summary>
    public Field[] NotNull { get; }
    public Field[] Unique { get; }
    public Field[] AutoNumbers { get; }

    /// <summary>The constants that a create takes for fields it does not name.</summary>
    public (Field Field, Value Value)[] Defaults { get; }

    /// <summary>The org's own formula fields.</summary>
    public Field[] Calculated { get; }

    /// <summary>Fields whose default is worked out when a record is created.</summary>
    public Field[] DefaultFormulas { get; }

    public static FieldSets Of(SObjectType type) => latest is { } kept && ReferenceEquals(kept.type, type) ? kept : latest = known.GetValue(type, static t => new FieldSets(t));

    /// <summary>True for a default that is no constant.</summary>
    public static bool IsDefaultFormula(Field field) => field is { DefaultValueFormula: not null, DefaultValue: null } && field.Is(FieldFlags.Custom) && field.Type.Storage != StorageKind.None;

    private static bool MayNotBeNull(Field field) =>
        !field.Is(FieldFlags.Nillable) && !field.Is(FieldFlags.AutoNumber) && !field.Is(FieldFlags.Calculated)
        && (field.Is(FieldFlags.Createable) || field.Is(FieldFlags.Updateable)) && field.Type.Storage is not (StorageKind.None or StorageKind.Boolean);

    private static IEnumerable<(Field, Value)> DefaultsOf(SObjectType type)
    {
        foreach (var field in type.Fields)
        {
            // A master without details has none of them, and a sum of nothing.
            if (field.Summary is { Operation: SummaryOperation.Count or SummaryOperation.Sum }) yield return (field, field.Type.Storage == StorageKind.Double ? Value.Of(0.0) : Value.Of(0L));
            if (field.ValueOnCreate is not { } text || field.Type.Storage == StorageKind.None) continue;
            var coerced = field.Type.Coerce(InputValue.Of(text), field);
            if (coerced.Error is null && !coerced.Value.IsNull && coerced.Value != Value.Of(false)) yield return (field, coerced.Value);
        }
    }
}
