namespace FakeForce.Engine.Seeds;

/// <summary>How records are made up: the same ones every time. Without a <paramref name="SeedValue"/> the org's own counts.</summary>
public sealed record Recipe(ulong? SeedValue, IReadOnlyList<RecipeObject> Objects);

/// <summary>
/// Records of one sObject: from <paramref name="Least"/> to <paramref name="Most"/> in all, or with <paramref name="Per"/> for each record that
/// this reference field may lead to. <paramref name="Offset"/> is the place in the file.
/// </summary>
public sealed record RecipeObject(string SObject, int Least, int Most, int Offset)
{
    public string? Per { get; init; }

    /// <summary>The sObject that <see cref="Per"/> counts by, where the field leads to several.</summary>
    public string? Of { get; init; }

    public IReadOnlyList<RecipeField> Fields { get; init; } = [];
}

/// <summary>What a field gets, in this share of the records.</summary>
public sealed record RecipeField(string Name, RecipeDraw Draw, double Share = 1);
