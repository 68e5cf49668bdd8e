using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>How the field at the end of a path is compared.</summary>
internal enum LeafKind : byte { Id, Reference, Text, MultiPicklist, Boolean, Integer, Double, Date, DateTime, Time, Incomparable }

internal static class LeafKinds
{
    public static LeafKind Of(Field field) => field.Type.Storage switch
    {
        StorageKind.Reference => LeafKind.Reference,
        StorageKind.Boolean => LeafKind.Boolean,
        StorageKind.Double => LeafKind.Double,
        StorageKind.Text => field.Type.Name == "multipicklist" ? LeafKind.MultiPicklist : LeafKind.Text,
        StorageKind.Integer => field.Type.Name switch
        {
            "date" => LeafKind.Date,
            "datetime" => LeafKind.DateTime,
            "time" => LeafKind.Time,
            _ => LeafKind.Integer,
        },
        StorageKind.None when field.Type.Name == "id" => LeafKind.Id,
        _ => LeafKind.Incomparable,
    };

    public static bool IsId(this LeafKind kind) => kind is LeafKind.Id or LeafKind.Reference;
    public static bool IsText(this LeafKind kind) => kind is LeafKind.Text or LeafKind.MultiPicklist;
    public static bool IsMoment(this LeafKind kind) => kind is LeafKind.Date or LeafKind.DateTime;

    /// <summary>
    /// "Comparisons on strings are case-sensitive for unique case-sensitive fields and case-insensitive for all other fields"
    /// (SOQL and SOSL reference, "Comparison Operators").
    /// </summary>
    public static bool TellsCase(Field? field) => field is not null && field.Is(FieldFlags.CaseSensitive) && field.Is(FieldFlags.Unique);

    /// <summary>The type as error texts name it.</summary>
    public static string Shown(this LeafKind kind) => kind switch
    {
        LeafKind.Id or LeafKind.Reference => "ID",
        LeafKind.Boolean => "boolean",
        LeafKind.Integer => "int",
        LeafKind.Double => "double",
        LeafKind.Date => "date",
        LeafKind.DateTime => "dateTime",
        LeafKind.Time => "time",
        _ => "string",
    };
}
