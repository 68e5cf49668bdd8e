namespace FakeForce.Engine.Soql.Named;

/// <summary>What a definition must be, apart from its SOQL (REST guide, "Create Named Query APIs").</summary>
internal static class NamedQueryRules
{
    /// <summary>The guide's own example is of 64.0, from when the feature was a beta.</summary>
    private const int OldestVersion = 64;

    public static IEnumerable<string> Problems(NamedQueryDefinition definition, int newest)
    {
        if (!IsName(definition.FullName)) yield return "the name must begin with a letter and contain only alphanumeric characters";
        if (string.IsNullOrWhiteSpace(definition.MasterLabel)) yield return "needs a masterLabel";
        if (string.IsNullOrWhiteSpace(definition.Description)) yield return "needs a description";
        if (string.IsNullOrWhiteSpace(definition.Body2)) yield return "needs a body2, its SOQL";
        if (definition.ApiVersion is { } version && (version < OldestVersion || version > newest)) yield return $"apiVersion must be {OldestVersion}.0 to {newest}.0";
        // A deployment with another letter is refused: "must be lowercase" (observed).
        foreach (var parameter in definition.Parameters.Where(p => !IsParameter(p.ParameterName)))
            yield return $"parameterName \"{parameter.ParameterName}\" must be lowercase letters, digits and underscores, a letter first";
        foreach (var twice in definition.Parameters.GroupBy(p => p.ParameterName, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"parameter {twice.Key} is declared {twice.Count()} times";
    }

    /// <summary>Every parameter is declared and used; the first text is Salesforce's.</summary>
    public static IEnumerable<string> Problems(NamedQueryDefinition definition, ParameterUses uses)
    {
        var declared = definition.Parameters.Select(parameter => parameter.ParameterName).ToList();
        if (uses.Names.Except(declared, StringComparer.Ordinal).ToList() is { Count: > 0 } undefined)
            yield return $"SOQL references undefined parameters: [{string.Join(", ", undefined)}]";
        foreach (var unused in declared.Except(uses.Names, StringComparer.Ordinal)) yield return $"parameter {unused} is declared and not used";
        foreach (var problem in uses.Problems) yield return problem;
    }

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    private static bool IsParameter(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
