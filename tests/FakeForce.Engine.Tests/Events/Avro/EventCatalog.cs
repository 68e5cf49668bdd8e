using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Events.Avro;

/// <summary>Catalogues with the events that tests speak of.</summary>
internal static class EventCatalog
{
    /// <summary>The example of the REST API Developer Guide, "Platform Event Schema by Event Name".</summary>
    public static PlatformEventDefinition LowInk { get; } = new()
    {
        FullName = "Low_Ink__e",
        Fields =
        [
            new() { FullName = "Printer_Model__c", Type = CustomFieldType.Text, Length = 20, Required = true },
            new() { FullName = "Serial_Number__c", Type = CustomFieldType.Text, Length = 20 },
            new() { FullName = "Ink_Percentage__c", Type = CustomFieldType.Number, Precision = 16, Scale = 2 },
        ],
    };

    public static Catalog With(params PlatformEventDefinition[] events) =>
        new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions { PlatformEvents = events });

    public static Catalog With(params CustomObjectDefinition[] objects) =>
        new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions { Objects = objects });

    public static Field FieldOf(SObjectType type, string name) => type.TryField(name, out var field) ? field : throw new ArgumentException($"{type.Name} has no {name}");
}
