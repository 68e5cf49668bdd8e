using FakeForce.Engine.Formula.Records;

namespace FakeForce.Engine.Schema;

/// <summary>Roll-up summary fields, once the details that they sum up are there.</summary>
internal static class SummaryFields
{
    /// <summary>The field with the type of what it gives; a count is a whole number (Help, "Roll-Up Summary Field").</summary>
    public static Field Typed(Field field, SummaryDefinition summary, Catalog catalog)
    {
        var known = field with { Summary = summary };
        if (summary.Operation == SummaryOperation.Count) return known with { Precision = 18, Scale = 0 };
        var source = catalog[summary.Detail][summary.SummarizedName!];
        return known with { Type = source.Type, Precision = source.Precision == 0 ? 18 : source.Precision, Scale = source.Scale };
    }

    /// <summary>What is wrong with a definition, once all fields are there.</summary>
    public static string? Problem(SObjectType master, SummaryDefinition summary, Catalog catalog)
    {
        if (!catalog.TryFind(summary.Detail, out var detail)) return $"summaryForeignKey names {summary.Detail}, which is no sObject of this org";
        if (!detail.TryField(summary.ForeignKeyField, out var key)) return $"summaryForeignKey names {summary.ForeignKey}, which is no field of this org";
        if (!key.Is(FieldFlags.CascadeDelete) || key.RelationshipOrder is null && key.Is(FieldFlags.Custom) || !key.ReferenceTo.Contains(master.Name, StringComparer.OrdinalIgnoreCase)) return $"{summary.ForeignKey} is no master-detail field to {master.Name}";
        if (summary.Operation == SummaryOperation.Count) return null;
        if (summary.SummarizedName is not { } name || !detail.TryField(name, out var source)) return $"summarizedField names {summary.SummarizedField ?? "nothing"}, which is no field of this org";
        if (!OwnValues.Suffice(detail, source)) return $"{source.Name} is a formula over other records or the clock, which no roll-up sums up";
        return Fits(source, summary.Operation) ? null : $"{source.Name} is of the type {source.Type.Name}, which {summary.Operation} does not take";
    }

    // Help, "Roll-Up Summary Field": numbers, currencies and percents; MIN and MAX take dates too.
    private static bool Fits(Field field, SummaryOperation operation) =>
        field.Type is DecimalFieldType or IntegerFieldType || field.Type == FieldTypes.Currency || operation is SummaryOperation.Min or SummaryOperation.Max && (field.Type == FieldTypes.Date || field.Type == FieldTypes.DateTime);
}
