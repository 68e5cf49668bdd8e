using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>The rows of a scope; whose they are is known only when the query runs.</summary>
internal sealed record BoundScope(string Name, SObjectType Type) : BoundCondition;

/// <summary>USING SCOPE: a condition beside WHERE's.</summary>
internal static class ScopeBinder
{
    public static BoundCondition? Within(Word scope, BoundCondition? where, Query query, SObjectType type, Statement statement)
    {
        if (!FilterScopes.Knows(scope.Text)) throw statement.Error(SoqlErrors.UnexpectedToken(scope.Text), scope.Position);
        if (query.Select.Any(s => s is SubQueryItem) || HasSemiJoin(query.Where)) throw statement.Error(SoqlErrors.ScopeWithSubSelect, scope.Position);
        var found = FilterScopes.Of(type).FirstOrDefault(s => scope.Is(s.Name)) ?? throw statement.Error(SoqlErrors.ScopeNotSupported(scope.Text, type.Name), scope.Position);
        if (found.Name == "everything") return where;
        var within = new BoundScope(found.Name, type);
        return where is null ? within : new BoundAnd([.. where is BoundAnd and ? and.Parts : [where], within]);
    }

    private static bool HasSemiJoin(Condition? condition) => condition is SemiJoin || condition is AndCondition and && and.Parts.Any(HasSemiJoin);
}
