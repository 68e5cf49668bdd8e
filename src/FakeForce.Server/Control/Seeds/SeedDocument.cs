using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>What a JSON file of a seed turned out to be.</summary>
internal abstract record SeedDocument;

internal sealed record RecordsDocument(IReadOnlyList<SeedRecord> Records) : SeedDocument;

/// <summary>A recipe, and what is wrong with it where.</summary>
internal sealed record RecipeDocument(Recipe Recipe, IReadOnlyList<(long Offset, string Message)> Problems) : SeedDocument;

/// <summary>The plan of <c>sf data export tree --plan</c>.</summary>
internal sealed record PlanDocument(IReadOnlyList<PlanEntry> Entries) : SeedDocument;

/// <summary>One step of a plan. Without <c>resolveRefs</c> texts with @ are texts; without <c>saveRefs</c> nobody can refer to these records.</summary>
internal sealed record PlanEntry(int Offset)
{
    public string? SObject { get; set; }
    public bool SaveRefs { get; set; }
    public bool ResolveRefs { get; set; }
    public List<string> Files { get; } = [];
}
