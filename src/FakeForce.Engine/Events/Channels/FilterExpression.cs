using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Events.Channels;

/// <summary>
/// The filter of a channel's member: SOQL's conditions with the operators = != &lt; &lt;= &gt; &gt;= LIKE, AND, OR and NOT, on the
/// fields of the event (Change Data Capture Developer Guide, "Filter Expression Format"). Unchanged fields of an update are null.
/// </summary>
internal sealed class FilterExpression
{
    public const int LongestText = 131_072;
    public const int MostFields = 10;

    private readonly FilterLeaf[] leaves;
    private readonly FilterTest test;

    private FilterExpression(FilterLeaf[] leaves, FilterTest test) => (this.leaves, this.test) = (leaves, test);

    /// <summary>Throws what is wrong with the expression, as SOQL does where SOQL knows it.</summary>
    public static FilterExpression Of(string text, EventSchema schema)
    {
        if (text.Length > LongestText) throw FilterErrors.TooLong;
        var binder = new FilterBinder(schema, text);
        var test = binder.Bind(Parser.ParseFilter(text));
        return binder.Leaves.Count <= MostFields ? new FilterExpression([.. binder.Leaves], test) : throw FilterErrors.TooManyFields;
    }

    public bool Matches(AvroType type, ReadOnlySpan<byte> payload)
    {
        var values = new FilterValues(leaves);
        PayloadWalk.Visit(type, payload, values);
        return test(values.Found);
    }
}

/// <summary>A condition on the values of an expression's fields, which lie in the order of their first mention.</summary>
internal delegate bool FilterTest(ReadOnlySpan<FilterValue> values);
