namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>What a value is, as far as the rules of queries tell values apart.</summary>
internal enum Kind { Id, Reference, Text, LongText, Picklist, MultiPicklist, Boolean, Whole, Number, Date, Moment, Time, Place }

internal sealed record Entry(string Value, string Label);

/// <summary>A field as the oracle sees it.</summary>
internal sealed class FieldModel(string name, Kind kind)
{
    public string Name => name;
    public Kind Kind => kind;

    /// <summary>The describe name of the type, where several share a kind.</summary>
    public string? TypeName { get; init; }
    public string? Relationship { get; init; }
    public IReadOnlyList<string> Targets { get; init; } = [];
    public IReadOnlyList<Entry> Entries { get; init; } = [];
    public bool IsName { get; init; }

    /// <summary>Unique and case-sensitive.</summary>
    public bool CaseSensitive { get; init; }
    public string? Compound { get; init; }
    public bool IsPolymorphic => Targets.Count > 1;
    public override string ToString() => name;
}

/// <summary>A child relationship: the rows of <paramref name="Child"/> whose <paramref name="Reference"/> points here.</summary>
internal sealed record ChildModel(string Name, ObjectModel Child, FieldModel Reference);

internal sealed class ObjectModel(string name, string prefix, IReadOnlyList<FieldModel> fields)
{
    private readonly Dictionary<string, FieldModel> byName = fields.ToDictionary(f => f.Name);

    public string Name => name;
    public string Prefix => prefix;

    /// <summary>Without Id and IsDeleted, which every object has.</summary>
    public IReadOnlyList<FieldModel> Fields => fields;
    public FieldModel NameField { get; } = fields.First(f => f.IsName);
    public List<ChildModel> Children { get; } = [];
    public FieldModel? Field(string field) => byName.GetValueOrDefault(field);
    public string IdOf(int number) => new RecordId(KeyPrefix.Parse(prefix), number).ToString();
    public override string ToString() => name;
}

internal sealed class SchemaModel(IReadOnlyList<ObjectModel> objects)
{
    private readonly Dictionary<string, ObjectModel> byName = objects.ToDictionary(o => o.Name);

    public IReadOnlyList<ObjectModel> Objects => objects;

    /// <summary>The generated ones, of which queries ask.</summary>
    public IReadOnlyList<ObjectModel> Custom { get; } = [.. objects.Where(o => o.Name.EndsWith("__c", StringComparison.Ordinal))];
    public ObjectModel this[string name] => byName[name];
}
