using System.Globalization;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Tests.Soql.Syntax;

/// <summary>
/// A syntax tree in a line: <c>select[Name, Owner.Name] from[Account a] where[and(Name = 'x', not(Id in(null)))]</c>.
/// Words keep the case of the query; what the grammar knows is in small letters.
/// </summary>
internal static class TreeText
{
    public static string Of(Query query)
    {
        var parts = new List<string> { $"select[{List(query.Select, Of)}]", $"from[{Of(query.From)}]" };
        Add(parts, "scope", query.Scope?.Text);
        Add(parts, "where", query.Where is { } where ? Of(where) : null);
        Add(parts, "with", query.With?.Text);
        Add(parts, "group", query.GroupBy is { } group ? Of(group) : null);
        Add(parts, "having", query.Having is { } having ? Of(having) : null);
        Add(parts, "order", query.OrderBy.Count > 0 ? List(query.OrderBy, Of) : null);
        Add(parts, "limit", query.Limit?.Value.ToString(CultureInfo.InvariantCulture));
        Add(parts, "offset", query.Offset?.Value.ToString(CultureInfo.InvariantCulture));
        Add(parts, "all", query.AllRows?.Text);
        Add(parts, "for", query.For.Count > 0 ? List(query.For, w => w.Text) : null);
        Add(parts, "update", query.Update.Count > 0 ? List(query.Update, w => w.Text) : null);
        return string.Join(' ', parts);
    }

    private static void Add(List<string> parts, string name, string? text)
    {
        if (text is not null) parts.Add($"{name}[{text}]");
    }

    private static string Of(SelectItem item) => item switch
    {
        OperandItem operand => Of(operand.Operand) + Alias(operand.Alias),
        SubQueryItem child => "(" + Of(child.Query) + ")",
        FieldsItem fields => $"fields({fields.Group.Text})",
        TypeOfItem typeOf => $"typeof({Of(typeOf.Path)}: {List(typeOf.Branches, b => $"{b.Type.Text} -> {List(b.Fields, Of, "+")}")}{(typeOf.Else.Count > 0 ? ", else -> " + List(typeOf.Else, Of, "+") : "")})",
        _ => throw new ArgumentException(item.GetType().Name),
    };

    private static string Of(FromClause from) =>
        List([new(from.Object, from.Alias), .. from.Relationships], r => r.Path.Text + Alias(r.Alias));

    private static string Of(GroupByClause group) => group.Kind == GroupingKind.Plain ? List(group.Operands, Of) : $"{group.Kind.ToString().ToLowerInvariant()}({List(group.Operands, Of)})";

    private static string Of(Ordering ordering) => Of(ordering.Operand) + (ordering.Descending ? " desc" : "") + (ordering.Nulls == NullsPlace.Last ? " last" : "");

    private static string Of(Condition condition) => condition switch
    {
        AndCondition and => $"and({List(and.Parts, Of)})",
        OrCondition or => $"or({List(or.Parts, Of)})",
        NotCondition not => $"not({Of(not.Inner)})",
        Comparison comparison => $"{Of(comparison.Left)} {Of(comparison.Operator)} {Of(comparison.Right)}",
        ListComparison list => $"{Of(list.Left)} {list.Operator.ToString().ToLowerInvariant()}({List(list.Values, Of)})",
        SemiJoin join => $"{Of(join.Left)} {(join.Negated ? "notin" : "in")} ({Of(join.Inner)})",
        _ => throw new ArgumentException(condition.GetType().Name),
    };

    private static string Of(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => "like",
    };

    private static string Of(Operand operand) => operand switch
    {
        FunctionCall call => $"{call.Name.Text}({List(call.Arguments, Of)})",
        LiteralOperand literal => Of(literal.Literal),
        FieldPath path => path.Text,
        _ => throw new ArgumentException(operand.GetType().Name),
    };

    private static string Of(Literal literal) => literal.Kind switch
    {
        LiteralKind.String => $"'{literal.Text}'",
        LiteralKind.Number => literal.Number.ToString(CultureInfo.InvariantCulture),
        LiteralKind.Currency => literal.Text + " " + literal.Number.ToString(CultureInfo.InvariantCulture),
        LiteralKind.Date or LiteralKind.DateTime or LiteralKind.Time => $"{literal.Kind.ToString().ToLowerInvariant()} {literal.Integer}",
        LiteralKind.DateLiteral => literal.Integer == 0 ? literal.Text : $"{literal.Text}:{literal.Integer}",
        _ => literal.Kind.ToString().ToLowerInvariant(),
    };

    private static string Alias(Word? alias) => alias is { } word ? " as " + word.Text : "";

    private static string List<T>(IEnumerable<T> items, Func<T, string> text, string between = ", ") => string.Join(between, items.Select(text));
}
