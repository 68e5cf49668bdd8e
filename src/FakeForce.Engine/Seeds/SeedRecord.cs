using FakeForce.Engine.Records;

namespace FakeForce.Engine.Seeds;

/// <summary>A record as its file has it: names not yet resolved. <paramref name="Offset"/> is where it begins.</summary>
public sealed record SeedRecord(int Offset)
{
    /// <summary>What attributes.type says, or what the place says that the record has.</summary>
    public string? SObject { get; set; }

    /// <summary>The name by which others refer to it, as <c>@name</c>.</summary>
    public string? ReferenceId { get; set; }

    public List<KeyValuePair<string, InputValue>> Fields { get; } = [];

    /// <summary>Records that stand inside it, by the name of the relationship to them.</summary>
    public List<KeyValuePair<string, IReadOnlyList<SeedRecord>>> Children { get; } = [];
}
