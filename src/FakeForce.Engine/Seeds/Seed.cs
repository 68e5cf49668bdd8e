namespace FakeForce.Engine.Seeds;

/// <summary>Records that an org begins with, out of any number of files. Their order is of no account, but within an sObject.</summary>
public sealed record Seed(IReadOnlyList<SeedPart> Parts)
{
    /// <summary>Records that have an Id keep it, and what the org would set itself; otherwise an Id is a name for references within the seed.</summary>
    public bool KeepIds { get; init; }

    /// <summary>The seed takes the place of all records but those that a fresh org has.</summary>
    public bool Replaces { get; init; }
}

/// <summary>One file, taken apart as far as its form goes.</summary>
public abstract record SeedPart(SeedText Text);

/// <summary>Rows of one sObject, with a header as in Bulk API 2.0.</summary>
public sealed record CsvPart(SeedText Text, string SObject) : SeedPart(Text);

/// <summary>Records that are made up.</summary>
public sealed record RecipePart(SeedText Text, Recipe Recipe) : SeedPart(Text);

/// <summary>Records of any sObjects. Without <paramref name="ResolvesReferences"/> a text that begins with @ is a text.</summary>
public sealed record RecordsPart(SeedText Text, IReadOnlyList<SeedRecord> Records, bool ResolvesReferences = true, bool KeepsReferences = true) : SeedPart(Text);
