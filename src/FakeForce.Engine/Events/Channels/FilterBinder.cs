using System.Text;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Events.Channels;

/// <summary>Resolves the fields of a filter expression and holds its values to their types.</summary>
internal sealed class FilterBinder(EventSchema schema, string text)
{
    private const double MillisecondsPerDay = 86_400_000;

    public List<FilterLeaf> Leaves { get; } = [];

    public FilterTest Bind(Condition condition)
    {
        switch (condition)
        {
            case AndCondition and:
                var all = and.Parts.Select(Bind).ToArray();
                return values => AllOf(all, values);
            case OrCondition or:
                var any = or.Parts.Select(Bind).ToArray();
                return values => AnyOf(any, values);
            case NotCondition not:
                var inner = Bind(not.Inner);
                return values => !inner(values);
            case Comparison comparison: return Compare(comparison);
            case ListComparison list: throw FilterErrors.NoOperator(list.Operator == ListOperator.NotIn ? "NOT IN" : list.Operator.ToString().ToUpperInvariant());
            default: throw FilterErrors.NoOperator("A sub-query");
        }
    }

    private static bool AllOf(FilterTest[] tests, ReadOnlySpan<FilterValue> values)
    {
        foreach (var test in tests)
            if (!test(values)) return false;
        return true;
    }

    private static bool AnyOf(FilterTest[] tests, ReadOnlySpan<FilterValue> values)
    {
        foreach (var test in tests)
            if (test(values)) return true;
        return false;
    }

    private FilterTest Compare(Comparison comparison)
    {
        if (comparison.Left is not FieldPath path) throw FilterErrors.NoOperator("A function");
        var place = PlaceOf(FilterLeaf.Of(schema, [.. path.Segments.Select(segment => segment.Text)]));
        var (leaf, operation) = (Leaves[place], comparison.Operator);
        if (operation == ComparisonOperator.Like) return Like(place, leaf, comparison.Right);
        if (operation is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual) && (leaf.Form is LeafForm.Boolean || comparison.Right.Kind == LiteralKind.Null)) throw FilterErrors.NoOperator(SignOf(operation), leaf);
        var constant = Constant(leaf, comparison.Right);
        return operation switch
        {
            ComparisonOperator.Equal => values => values[place].Equals(constant) || AreBoth(values[place], constant) && values[place].CompareTo(constant) == 0,
            ComparisonOperator.NotEqual => values => !(values[place].Equals(constant) || AreBoth(values[place], constant) && values[place].CompareTo(constant) == 0),
            ComparisonOperator.Less => values => AreBoth(values[place], constant) && values[place].CompareTo(constant) < 0,
            ComparisonOperator.LessOrEqual => values => AreBoth(values[place], constant) && values[place].CompareTo(constant) <= 0,
            ComparisonOperator.Greater => values => AreBoth(values[place], constant) && values[place].CompareTo(constant) > 0,
            _ => values => AreBoth(values[place], constant) && values[place].CompareTo(constant) >= 0,
        };
    }

    private static FilterTest Like(int place, FilterLeaf leaf, Literal literal)
    {
        if (leaf.Form != LeafForm.Text) throw FilterErrors.NoOperator("LIKE", leaf);
        if (literal.Kind != LiteralKind.String) throw FilterErrors.WrongValue(leaf);
        var pattern = new LikePattern(literal.Pattern);
        return values => values[place].Text is { } text && pattern.Matches(Encoding.UTF8.GetBytes(text));
    }

    private static bool AreBoth(FilterValue a, FilterValue b) => !a.IsNull && !b.IsNull;

    private int PlaceOf(FilterLeaf leaf)
    {
        if (!Leaves.Contains(leaf)) Leaves.Add(leaf);
        return Leaves.IndexOf(leaf);
    }

    private FilterValue Constant(FilterLeaf leaf, Literal literal) => (leaf.Form, literal.Kind) switch
    {
        (_, LiteralKind.Null) => default,
        (LeafForm.Text, LiteralKind.String) => literal.Text.Length == 0 ? default : new(literal.Text, null),
        (LeafForm.Id, LiteralKind.String) => RecordId.TryParse(literal.Text, out var id) ? new(id.ToString(), null) : throw FilterErrors.WrongValue(leaf),
        (LeafForm.Boolean, LiteralKind.True) => new(null, 1),
        (LeafForm.Boolean, LiteralKind.False) => new(null, 0),
        (LeafForm.Number, LiteralKind.Number) => new(null, literal.Number),
        (LeafForm.Date, LiteralKind.Date) => new(null, literal.Integer * MillisecondsPerDay),
        (LeafForm.DateTime, LiteralKind.DateTime) => new(null, literal.Integer),
        (LeafForm.Time, LiteralKind.Time) when HasZone(literal) => new(null, literal.Integer),
        (_, LiteralKind.DateLiteral) => throw FilterErrors.NoOperator(literal.Text),
        _ => throw FilterErrors.WrongValue(leaf),
    };

    // "The UTC time zone designator Z is required", which SOQL leaves open.
    private bool HasZone(Literal time)
    {
        var rest = text.AsSpan(time.Position);
        return rest.IndexOfAnyExcept("0123456789:.") is >= 0 and var end && rest[end] is 'Z' or 'z';
    }

    private static string SignOf(ComparisonOperator operation) => operation switch
    {
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
