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

    /// <summary>The type as error texts name it: the SOAP type without its namespace.</summary>
    public static string ShownType(Field field) => field.Type.SoapType[(field.Type.SoapType.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
