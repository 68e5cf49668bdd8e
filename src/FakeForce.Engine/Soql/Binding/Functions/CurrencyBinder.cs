using FakeForce.Engine.Records;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>
/// Amounts in an org with several currencies: convertCurrency(), literals such as USD5000, and what aggregates and sorting
/// make of currency fields (SOQL and SOSL reference, "convertCurrency()").
/// </summary>
internal static class CurrencyBinder
{
    public static bool IsAmount(BoundPath path) => path.Function is null && path.Field?.Type.Name == "currency";

    public static BoundPath Bind(FunctionCall call, QueryScope scope)
    {
        var statement = scope.Statement;
        var path = FieldArgument.Of(call, scope);
        if (!IsAmount(path)) throw statement.Error(SoqlErrors.FieldLacksFunction(FunctionNames.ConvertCurrency, path.LeafName), call.Position);
        if (!HasCurrencies(statement)) throw statement.Error(SoqlErrors.NeedsCurrencies(FunctionNames.ConvertCurrency + "()"), call.Position);
        return path;
    }

    /// <summary>"Currency data returned by using an aggregate function is in the org's default currency."</summary>
    public static BoundPath ForAggregate(AggregateFunction function, BoundPath path, Statement statement) =>
        function != AggregateFunction.Count && IsAmount(path) && HasCurrencies(statement) ? path with { InCorporateCurrency = true } : path;

    /// <summary>USD5000 behind a comparison.</summary>
    public static Constant Literal(BoundPath path, Literal literal, Statement statement)
    {
        if (!IsAmount(path)) throw statement.Error(SoqlErrors.MustNotBeQuoted(path.LeafName, path.Kind.Shown()), path.Position);
        if (!HasCurrencies(statement)) throw statement.Error(SoqlErrors.NeedsCurrencies("an amount in " + literal.Text), literal.Position);
        return new Constant(Value.Of(literal.Number)) { Currency = literal.Text };
    }

    /// <summary>"You can't mix ISO code and non-ISO code values" in one list.</summary>
    public static void CheckList(IReadOnlyList<Constant> values, BoundPath path, Statement statement)
    {
        var inCurrency = values.Count(v => v.Currency is not null);
        if (inCurrency > 0 && inCurrency < values.Count) throw statement.Error(SoqlErrors.MixedCurrencies(path.LeafName), path.Position);
    }

    private static bool HasCurrencies(Statement statement) => statement.Catalog.TryFind("CurrencyType", out _);
}
