namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>
/// A row: text is <c>string</c>, whole numbers <c>long</c>, others <c>double</c>, days <c>DateOnly</c>, moments <c>DateTime</c> in UTC, times
/// <c>TimeSpan</c>, references 18 characters; checkboxes are always there, other fields only if they are not null.
/// </summary>
internal sealed class RowModel(ObjectModel type, string id, Dictionary<string, object> values)
{
    public ObjectModel Type => type;
    public string Id => id;
    public Dictionary<string, object> Values => values;
    public bool Deleted { get; init; }

    /// <summary>Gone for good: nothing sees it.</summary>
    public bool Purged { get; init; }

    public object? this[string field] => field switch
    {
        "Id" => id,
        "IsDeleted" => Deleted,
        _ => values.GetValueOrDefault(field) ?? (type.Field(field)?.Kind == Kind.Boolean ? false : null),
    };

    public override string ToString() => $"{type.Name} {id}{(Deleted ? " deleted" : "")} {{{string.Join(", ", values.Select(v => $"{v.Key}={v.Value}"))}}}";
}

/// <summary>All rows of an org, in the order of their ids.</summary>
internal sealed class World(SchemaModel schema, IReadOnlyDictionary<ObjectModel, IReadOnlyList<RowModel>> rows)
{
    private readonly Dictionary<string, RowModel> byId = rows.Values.SelectMany(r => r).Where(r => !r.Purged).ToDictionary(r => r.Id);

    private readonly Dictionary<FieldModel, ILookup<string?, RowModel>> children = [];

    public SchemaModel Schema => schema;

    public IEnumerable<RowModel> ChildrenOf(RowModel parent, ChildModel relationship)
    {
        if (!children.TryGetValue(relationship.Reference, out var all))
            children[relationship.Reference] = all = rows[relationship.Child].ToLookup(r => r[relationship.Reference.Name] as string);
        return all[parent.Id];
    }

    /// <summary>With the purged ones.</summary>
    public IReadOnlyList<RowModel> All(ObjectModel type) => rows[type];

    /// <summary>A row in the recycle bin is still the parent that it was.</summary>
    public RowModel? Find(object? id) => id is string text ? byId.GetValueOrDefault(text) : null;
}

/// <summary>A world and the circumstances under which it is asked.</summary>
internal sealed record Scene(World World, DateTime Now, TimeZoneInfo Zone, DayOfWeek FirstDay, int FiscalStart, bool FiscalNamedAfterStart, string UserId, bool SeesDeleted)
{
    public IEnumerable<RowModel> Visible(ObjectModel type) => World.All(type).Where(Sees);
    public bool Sees(RowModel row) => !row.Purged && (SeesDeleted || !row.Deleted);
    public DateOnly DayOf(DateTime moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(moment, Zone));
}
