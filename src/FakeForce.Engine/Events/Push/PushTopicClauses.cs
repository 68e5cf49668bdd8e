using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Events.Push;

/// <summary>What a PushTopic's query may not have. Texts are those of "Unsupported PushTopic Queries", but for those marked as ours.</summary>
internal static class PushTopicClauses
{
    private const string NoId = "The SELECT clause must include Id"; // ours
    private const string Aggregates = "Aggregate queries are not supported";
    private const string Relationships = "relationships are not supported";
    private const string Functions = "functions are not supported"; // ours

    public static void Check(Query query)
    {
        foreach (var item in query.Select) Check(item, query);
        if (!query.Select.OfType<OperandItem>().Any(item => item.Operand is FieldPath path && path.Last.Is("Id"))) throw Invalid(NoId);
        if (query.Where is { } where) Check(where, query);
        if (query.GroupBy is not null || query.Having is not null) throw Invalid(Aggregates);
        if (query.OrderBy.Count > 0) throw NoClause("ORDER BY");
        if (query.Limit is not null) throw Invalid("'LIMIT' is not allowed");
        if (query.Offset is not null) throw NoClause("OFFSET");
        CheckOthers(query);
    }

    /// <summary>The fields that a condition reads.</summary>
    public static IEnumerable<Field> FieldsOf(Condition? condition, SObjectType type) =>
        PathsOf(condition).Select(path => type.TryField(path.Last.Text, out var field) ? field : null).OfType<Field>().Distinct();

    // The guide is silent about these: ours.
    private static void CheckOthers(Query query)
    {
        if (query.Scope is not null) throw NoClause("USING SCOPE");
        if (query.With is not null) throw NoClause("WITH");
        if (query.AllRows is not null) throw NoClause("ALL ROWS");
        if (query.For.Count > 0) throw NoClause("FOR");
        if (query.Update.Count > 0) throw NoClause("UPDATE");
    }

    private static void Check(SelectItem item, Query query)
    {
        if (item is TypeOfItem) throw NoClause("TYPEOF");
        if (item is SubQueryItem) throw Invalid(Relationships);
        if (item is FieldsItem) throw Invalid(Functions);
        if (item is OperandItem { Operand: var operand }) Check(operand, query);
    }

    private static void Check(Operand operand, Query query)
    {
        if (operand is FunctionCall call) throw Invalid(AggregateFunctions.TryFind(call.Name.Text, out _) ? Aggregates : Functions);
        if (operand is FieldPath { Segments: [var first, _, ..] segments } && (segments.Count > 2 || !IsOwn(first, query))) throw Invalid(Relationships);
    }

    private static void Check(Condition condition, Query query)
    {
        switch (condition)
        {
            case AndCondition and: foreach (var part in and.Parts) Check(part, query); break;
            case OrCondition or: foreach (var part in or.Parts) Check(part, query); break;
            case NotCondition: throw Invalid("'NOT' is not supported");
            case SemiJoin: throw Invalid("semi/anti join sub-selects are not supported");
            case Comparison comparison: Check(comparison.Left, query); break;
            case ListComparison list: Check(list.Left, query); break;
        }
    }

    // Account.Name FROM Account, or a.Name FROM Account a
    private static bool IsOwn(Word first, Query query) => first.Is(query.From.Object.Text) || query.From.Alias is { } alias && first.Is(alias.Text);

    private static IEnumerable<FieldPath> PathsOf(Condition? condition) => condition switch
    {
        AndCondition and => and.Parts.SelectMany(PathsOf),
        OrCondition or => or.Parts.SelectMany(PathsOf),
        Comparison { Left: FieldPath path } => [path],
        ListComparison { Left: FieldPath path } => [path],
        _ => [],
    };

    private static SalesforceException NoClause(string clause) => Invalid($"'{clause}' clause is not allowed");

    private static SalesforceException Invalid(string text) => new("INVALID_FIELD", text);
}
