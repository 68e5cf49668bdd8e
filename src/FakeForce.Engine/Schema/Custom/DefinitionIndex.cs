namespace FakeForce.Engine.Schema;

/// <summary>Custom definitions by name, so that thousands of them are judged in one pass.</summary>
internal sealed class DefinitionIndex
{
    private readonly Dictionary<string, CustomObjectDefinition> objects = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> events, twice = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<CustomFieldDefinition>> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> relationships = new(StringComparer.OrdinalIgnoreCase);

    public DefinitionIndex(CustomDefinitions definitions)
    {
        foreach (var one in definitions.Objects)
            if (!objects.TryAdd(one.FullName, one)) twice.Add(one.FullName);
        events = new(definitions.PlatformEvents.Select(one => one.FullName), StringComparer.OrdinalIgnoreCase);
        foreach (var (sobject, field) in definitions.AllFields)
        {
            var key = sobject + "." + field.FullName;
            if (fields.TryGetValue(key, out var there)) there.Add(field);
            else fields[key] = [field];
            foreach (var parent in field.ReferenceTo.Distinct(StringComparer.OrdinalIgnoreCase))
                if (field.RelationshipName is { } name) relationships[parent + "." + name] = relationships.GetValueOrDefault(parent + "." + name) + 1;
        }
    }

    public CustomObjectDefinition? Object(string name) => objects.GetValueOrDefault(name);

    public bool HasObjectTwice(string name) => twice.Contains(name);

    public bool IsEvent(string name) => events.Contains(name);

    /// <summary>All definitions of a field; more than one are too many.</summary>
    public IReadOnlyList<CustomFieldDefinition> FieldsNamed(string sobject, string name) => fields.GetValueOrDefault(sobject + "." + name, []);

    /// <summary>How many look-ups to a parent give their children this name.</summary>
    public int Relationships(string parent, string name) => relationships.GetValueOrDefault(parent + "." + name);
}
