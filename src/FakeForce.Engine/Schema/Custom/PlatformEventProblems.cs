using static FakeForce.Engine.Schema.CustomFieldType;

namespace FakeForce.Engine.Schema;

/// <summary>What is wrong with one definition of a platform event. The texts are FakeForce's own.</summary>
internal static class PlatformEventProblems
{
    // Platform Events Developer Guide, "Platform Event Fields".
    private static readonly CustomFieldType[] allowed = [Checkbox, Date, CustomFieldType.DateTime, Number, Text, LongTextArea];

    public static IEnumerable<string> Of(Catalog catalog, CustomDefinitions definitions, PlatformEventDefinition e)
    {
        if (!CustomNames.IsEvent(e.FullName))
            yield return $"{e.FullName}: the name of a platform event is letters, digits and single underscores, begins with a letter, ends in __e, and has 40 characters at most before that";
        if (catalog.TryFind(e.FullName, out _) || definitions.PlatformEvents.Count(other => DefinitionProblems.Same(other.FullName, e.FullName)) > 1)
            yield return $"{e.FullName}: there is an sObject of that name already";
        foreach (var field in e.Fields)
        {
            if (!allowed.Contains(field.Type)) yield return $"{e.FullName}.{field.FullName}: a field of a platform event is one of {string.Join(", ", allowed)}";
            if (field.Unique || field.ExternalId || field.Formula is not null) yield return $"{e.FullName}.{field.FullName}: a field of a platform event is neither unique nor an external id nor a formula";
        }
    }
}
