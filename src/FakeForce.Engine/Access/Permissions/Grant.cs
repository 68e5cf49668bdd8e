using System.Collections.Frozen;

namespace FakeForce.Engine.Access;

/// <summary>What one permission set gives, or several together.</summary>
internal sealed record Grant
{
    private static readonly FrozenDictionary<string, ObjectRights> noObjects = FrozenDictionary<string, ObjectRights>.Empty;
    private static readonly FrozenDictionary<string, FieldRights> noFields = FrozenDictionary<string, FieldRights>.Empty;

    public static Grant Nothing { get; } = new();

    public FrozenDictionary<string, ObjectRights> Objects { get; init; } = noObjects;

    /// <summary>By object, dot and field.</summary>
    public FrozenDictionary<string, FieldRights> Fields { get; init; } = noFields;

    /// <summary>Names of user permissions, as ViewAllData.</summary>
    public FrozenSet<string> Users { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Set-up entities that may be used: custom permissions, principals of external credentials.</summary>
    public FrozenSet<RecordId> Entities { get; init; } = FrozenSet<RecordId>.Empty;

    /// <summary>Principals of external credentials, as <c>Credential-Principal</c>; these have no rows, and are the definition's.</summary>
    public FrozenSet<string> Principals { get; init; } = FrozenSet<string>.Empty;

    /// <summary>By full name, as Account.Partner: what is listed of record types, which has no rows either.</summary>
    public FrozenDictionary<string, RecordTypeRights> RecordTypes { get; init; } = FrozenDictionary<string, RecordTypeRights>.Empty;

    public static Grant Union(IReadOnlyList<Grant> grants) => grants.Count == 1 ? grants[0] : new()
    {
        Objects = Sum(grants.SelectMany(grant => grant.Objects), (a, b) => a | b),
        Fields = Sum(grants.SelectMany(grant => grant.Fields), (a, b) => a | b),
        Users = grants.SelectMany(grant => grant.Users).ToFrozenSet(StringComparer.Ordinal),
        Entities = grants.SelectMany(grant => grant.Entities).ToFrozenSet(),
        Principals = grants.SelectMany(grant => grant.Principals).ToFrozenSet(StringComparer.Ordinal),
        RecordTypes = Sum(grants.SelectMany(grant => grant.RecordTypes), (a, b) => a | b),
    };

    /// <summary>Without what a muting permission set takes away (Help, "Mute Permissions in Permission Set Groups").</summary>
    public Grant Without(Grant muted) => new()
    {
        Objects = Objects.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Without(muted.Objects.GetValueOrDefault(entry.Key)))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
        Fields = Fields.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Without(muted.Fields.GetValueOrDefault(entry.Key)))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
        Users = Users.Except(muted.Users).ToFrozenSet(StringComparer.Ordinal),
        Entities = Entities.Except(muted.Entities).ToFrozenSet(),
        Principals = Principals.Except(muted.Principals).ToFrozenSet(StringComparer.Ordinal),
        RecordTypes = RecordTypes,
    };

    private static FrozenDictionary<string, T> Sum<T>(IEnumerable<KeyValuePair<string, T>> entries, Func<T, T, T> add)
    {
        var sum = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in entries) sum[key] = sum.TryGetValue(key, out var there) ? add(there, value) : value;
        return sum.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>Field-level security.</summary>
[Flags]
internal enum FieldRights : byte { None = 0, Read = 1, Edit = 2 }

/// <summary>What is said of a record type.</summary>
[Flags]
internal enum RecordTypeRights : byte { Hidden = 0, Visible = 1, Default = 2 }
