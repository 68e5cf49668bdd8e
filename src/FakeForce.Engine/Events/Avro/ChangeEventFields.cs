using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

/// <summary>Which fields of an sObject its change events have (Change Data Capture Developer Guide, "Change Event Message Structure").</summary>
internal static class ChangeEventFields
{
    // Named by the guide, or absent from live schemas: what is derived from other records or set by looking.
    private static readonly HashSet<string> leftOut = new(StringComparer.Ordinal)
    {
        "Id", "IsDeleted", "SystemModstamp", "MasterRecordId", "PhotoUrl", "LastActivityDate", "LastViewedDate", "LastReferencedDate",
        "ChannelProgramName", "ChannelProgramLevelName", "IsEmailBounced",
    };

    /// <summary>In the sObject's order; the parts of compounds are inside of these.</summary>
    public static IEnumerable<Field> Of(SObjectType type) => type.Fields.Where(field => !leftOut.Contains(field.Name) && !IsPart(field) && !IsDerived(field));

    public static string NameOf(SObjectType type) => type.Is(SObjectFlags.Custom) ? type.Name[..^CustomNames.Suffix.Length] + "__ChangeEvent" : type.Name + "ChangeEvent";

    private static bool IsPart(Field field) => field.CompoundFieldName is { } whole && whole != field.Name;

    // Custom formulas and roll-ups are in change events, standard ones are not.
    private static bool IsDerived(Field field) => field.Is(FieldFlags.Calculated) && !field.Is(FieldFlags.Custom);
}
