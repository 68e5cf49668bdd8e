using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Named;

/// <summary>The named queries of an org, by name.</summary>
public sealed class NamedQueries
{
    private readonly Dictionary<string, NamedQuery> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public NamedQueries(IReadOnlyList<NamedQueryDefinition> definitions, Catalog catalog, int newestVersion)
    {
        var problems = new List<string>();
        foreach (var definition in definitions)
            if (NamedQuery.Compile(definition, catalog, newestVersion, problems) is { } query && !byName.TryAdd(query.Name, query))
                problems.Add($"apiNamedQueries: {query.Name} is declared more than once");
        if (problems.Count > 0) throw new InvalidDefinitionException(problems);
    }

    /// <summary>
    /// The query of this name. Salesforce looks for it in the setup object ApiNamedQuery as the caller, and answers alike
    /// whether there is none or the caller lacks "View Setup and Configuration": INVALID_FIELD about a column (observed; the
    /// permission is from REST guide, "Named Query API").
    /// </summary>
    public NamedQuery Find(Org org, string name, RecordId user)
    {
        if (byName.TryGetValue(name, out var query) && SetupAccess.Has(org, user)) return query;
        var lookUp = $"SELECT Id FROM ApiNamedQuery WHERE DeveloperName = '{name}'";
        throw SoqlErrors.NoSuchColumn("DeveloperName", "ApiNamedQuery").At(lookUp, lookUp.IndexOf("DeveloperName", StringComparison.Ordinal));
    }
}
