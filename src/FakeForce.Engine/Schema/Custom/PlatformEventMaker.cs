namespace FakeForce.Engine.Schema;

/// <summary>Makes the sObject of a platform event with its system fields. It can be created and nothing else: there are no rows.</summary>
internal static class PlatformEventMaker
{
    public static SObjectType Make(PlatformEventDefinition definition, int index, KeyPrefix prefix, FeatureSet features)
    {
        var label = definition.Label ?? CustomNames.LabelOf(definition.FullName[..^CustomNames.EventSuffix.Length]);
        return new SObjectType(StandardReader.Fields(["+ event"], features))
        {
            Name = definition.FullName,
            Label = label,
            LabelPlural = definition.PluralLabel ?? label + "s",
            Index = index,
            KeyPrefix = prefix,
            Flags = SObjectFlags.Createable | SObjectFlags.Triggerable | SObjectFlags.Custom,
            Event = new PlatformEvent(definition.PublishBehavior, definition.EventType),
        };
    }
}
