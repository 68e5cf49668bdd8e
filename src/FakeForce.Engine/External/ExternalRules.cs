using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.External;

/// <summary>What SOQL may not say of external objects (SOQL and SOSL reference, "SOQL object limits and limitations": External objects).</summary>
internal static class ExternalRules
{
    public static void Check(Query query)
    {
        if (query.GroupBy is not null) throw ExternalErrors.Unsupported("GROUP BY");
        if (query.Having is not null) throw ExternalErrors.Unsupported("HAVING");
        if (AggregateBinder.IsFor(query) && !Binder.IsCount(query)) throw ExternalErrors.Unsupported("An aggregate function other than COUNT()");
        if (query.With is not null) throw ExternalErrors.Unsupported("WITH");
        if (query.Scope is not null) throw ExternalErrors.Unsupported("USING SCOPE");
        if (query.For.Count > 0) throw ExternalErrors.Unsupported("FOR " + query.For[0].Text.ToUpperInvariant());
        if (query.Select.Any(item => item is TypeOfItem)) throw ExternalErrors.Unsupported("TYPEOF");
        if (!Binder.IsCount(query) && query.Select.OfType<OperandItem>().Select(item => item.Operand).OfType<FunctionCall>().FirstOrDefault() is { } function) throw ExternalErrors.Unsupported(function.Name.Text + "()");
        if (query.Where is { } where) Check(where);
        foreach (var order in query.OrderBy)
            if (order.Operand is FunctionCall call) throw ExternalErrors.Unsupported($"ORDER BY {call.Name.Text}()");
    }

    /// <summary>Record ids are what a high-data-volume object does without; its ExternalId stands in their place.</summary>
    public static void Check(BoundQuery query)
    {
        if (query.Type.External is { IsHighVolume: true } && query.Shape.Columns.Any(column => column is FieldColumn { Field.Name: "Id" })) throw ExternalErrors.Unsupported("Id of a high-data-volume object");
    }

    private static void Check(Condition condition)
    {
        switch (condition)
        {
            case AndCondition and: foreach (var part in and.Parts) Check(part); break;
            case OrCondition or: foreach (var part in or.Parts) Check(part); break;
            case NotCondition not: Check(not.Inner); break;
            case Comparison { Operator: ComparisonOperator.Like }: throw ExternalErrors.Unsupported("LIKE");
            case Comparison { Left: FunctionCall call }: throw ExternalErrors.Unsupported(call.Name.Text + "()");
            case ListComparison { Operator: ListOperator.Includes or ListOperator.Excludes } list: throw ExternalErrors.Unsupported(list.Operator.ToString().ToUpperInvariant());
            case ListComparison { Left: FunctionCall call }: throw ExternalErrors.Unsupported(call.Name.Text + "()");
            case SemiJoin: throw ExternalErrors.Unsupported("A semi-join");
        }
    }
}
