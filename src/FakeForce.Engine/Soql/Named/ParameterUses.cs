using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Named;

/// <summary>
/// Where a query refers to parameters, and where it must not: they may stand in simple comparisons of WHERE, also below AND,
/// OR, NOT and brackets, and as :maxrecords in the LIMIT of the top level (REST guide, "Create Named Query APIs in Setup").
/// What the guide does not mention is refused: HAVING, and the LIMIT of sub-queries.
/// </summary>
internal sealed class ParameterUses
{
    public const string Limit = "maxrecords";

    public List<string> Names { get; } = [];
    public List<string> Problems { get; } = [];

    public static ParameterUses Of(Query query)
    {
        var uses = new ParameterUses();
        uses.Visit(query, isTop: true, barred: null);
        return uses;
    }

    private void Visit(Query query, bool isTop, string? barred)
    {
        if (query.Where is { } where) Visit(where, barred);
        if (query.Having is { } having) Visit(having, barred ?? "HAVING");
        if (query.Limit?.Parameter is { } limit) Take(limit, isTop ? barred : "the LIMIT of a sub-query", limit == Limit ? null : $"a parameter behind LIMIT must be called {Limit}");
        foreach (var child in query.Select.OfType<SubQueryItem>()) Visit(child.Query, isTop: false, barred);
    }

    private void Visit(Condition condition, string? barred)
    {
        switch (condition)
        {
            case AndCondition and: foreach (var part in and.Parts) Visit(part, barred); break;
            case OrCondition or: foreach (var part in or.Parts) Visit(part, barred); break;
            case NotCondition not: Visit(not.Inner, barred); break;
            case SemiJoin join: Visit(join.Inner, isTop: false, barred ?? "an IN expression"); break;
            case Comparison { Right: { Kind: LiteralKind.Parameter } parameter } comparison:
                Take(parameter.Text, comparison.Left is FunctionCall call ? barred ?? $"a comparison of {call.Name.Text.ToUpperInvariant()}()" : barred, null);
                break;
        }
    }

    private void Take(string name, string? barred, string? problem)
    {
        if (!Names.Contains(name)) Names.Add(name);
        if (barred is not null) Problems.Add($"parameters are not supported in {barred} (:{name})");
        else if (problem is not null) Problems.Add($"{problem}, not {name}");
    }
}
