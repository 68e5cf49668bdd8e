using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>
/// Names of sObjects and fields that stand for ids: Account, Contact.Account (the field AccountId), and for what is custom
/// the short id of its definition (01I…, 00N…). Source: Tooling API, "EntityDefinition" and "FieldDefinition".
/// </summary>
internal static class DurableIds
{
    private const int MostFields = 10_000;

    private static readonly KeyPrefix CustomEntity = KeyPrefix.Parse("01I");
    private static readonly KeyPrefix CustomField = KeyPrefix.Parse("00N");

    public static string Of(SObjectType type) => type.Is(SObjectFlags.Custom) ? new RecordId(CustomEntity, type.Index + 1).ToShortString() : type.Name;

    public static string Of(SObjectType type, Field field) => Of(type) + "." + OfField(type, field);

    /// <summary>The part of a compound field comes behind it: Account.BillingAddress.BillingCity.</summary>
    public static string OfParticle(SObjectType type, Field field) =>
        CompoundOf(type, field) is { } compound ? $"{Of(type, compound)}.{OfField(type, field)}" : Of(type, field);

    /// <summary>A custom name without its ending; a standard reference without Id.</summary>
    public static string DeveloperName(SObjectType type, Field field)
    {
        if (field.Is(FieldFlags.Custom)) return WithoutSuffix(field.Name);
        return field.RelationshipName is { } name && !type.TryField(name, out _) ? name : field.Name;
    }

    public static string WithoutSuffix(string name) => name.EndsWith("__c", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    /// <summary>The compound field that this is a part of; null for fields that stand alone.</summary>
    public static Field? CompoundOf(SObjectType type, Field field) =>
        field.CompoundFieldName is { } name && name != field.Name && type.TryField(name, out var compound) ? compound : null;

    public static string OfField(SObjectType type, Field field) =>
        field.Is(FieldFlags.Custom) ? new RecordId(CustomField, (type.Index + 1L) * MostFields + field.Ordinal).ToShortString() : DeveloperName(type, field);
}
