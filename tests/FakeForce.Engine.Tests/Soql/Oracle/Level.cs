namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>The names of one SELECT: perhaps an alias of its object, and old-style aliases of relationships (<c>FROM Ship__c s, s.Owner o</c>).</summary>
internal sealed class Level
{
    private readonly string? alias;
    private readonly string? prefix;
    private readonly Dictionary<FieldModel, string> relationships = [];

    /// <summary>Without <paramref name="objectName"/> it is a sub-query, whose object is only known by its alias.</summary>
    public Level(Spelling soql, string? objectName, IEnumerable<FieldModel>? parents = null)
    {
        alias = soql.Chance(3) ? "q" + soql.Pick(10) : null;
        prefix = alias ?? objectName;
        if (alias is null) return;
        foreach (var parent in parents ?? [])
            if (soql.Chance(3)) relationships.TryAdd(parent, $"r{relationships.Count}");
    }

    public void From(Spelling soql, string target)
    {
        soql.Word("FROM");
        soql.Name(target);
        if (alias is null) return;
        if (soql.Chance(4)) soql.Word("AS");
        soql.Name(alias);
        foreach (var (parent, name) in relationships)
        {
            soql.Comma();
            soql.Name($"{alias}.{parent.Relationship}");
            soql.Name(name);
        }
    }

    public void Path(Spelling soql, PathTerm path)
    {
        if (path.Parents.Count > 0 && relationships.TryGetValue(path.Parents[0], out var name) && soql.Chance(2))
            soql.Name(string.Join('.', [name, .. path.Parents.Skip(1).Select(p => p.Relationship!), path.Leaf]));
        else soql.Name(prefix is not null && soql.Chance(4) ? $"{prefix}.{path.Text}" : path.Text);
    }

    /// <summary>What a sub-query says behind FROM.</summary>
    public string ChildPath(Spelling soql, ChildModel child) => prefix is not null && soql.Chance(4) ? $"{prefix}.{child.Name}" : child.Name;
}
