using CsCheck;

namespace FakeForce.Engine.Tests.Soql.Functions;

/// <summary>However functions are put together, the query runs to its last value or is refused with a documented code.</summary>
public sealed class FunctionFuzzTests
{
    private static readonly HashSet<string> Documented = ["MALFORMED_QUERY", "INVALID_FIELD", "INVALID_QUERY_FILTER_OPERATOR"];

    private static readonly Gen<string> Field = Pick.From(
        "Id", "Name", "Rating", "Colors__c", "AnnualRevenue", "NumberOfEmployees", "Share__c", "Founded__c", "CreatedDate", "Opens__c", "BillingAddress", "Spot__c", "Owner.Name", "Parent.Founded__c",
        "Parent.Spot__c", "Description", "IsActive__c", "5", "'mi'", "null", "TODAY", "USD5", "GEOLOCATION(1, 2)");

    private static readonly Gen<string> Name = Pick.From(
        "toLabel", "FORMAT", "convertCurrency", "DISTANCE", "GEOLOCATION", "CALENDAR_YEAR", "FISCAL_QUARTER", "DAY_ONLY", "HOUR_IN_DAY", "convertTimezone", "COUNT", "SUM", "AVG", "MIN", "COUNT_DISTINCT", "GROUPING", "other");

    private static readonly Gen<string> Distance = Gen.Select(Field, Field).Select((a, b) => $"DISTANCE({a}, {b}, 'km')");
    private static readonly Gen<string> Flat = Gen.Select(Name, Field).Select((name, field) => $"{name}({field})");
    private static readonly Gen<string> Nested = Gen.Select(Name, Flat).Select((name, inner) => $"{name}({inner})");
    private static readonly Gen<string> Expression = Gen.OneOf(Field, Flat, Flat, Nested, Distance);
    private static readonly Gen<string> Item = Gen.Select(Expression, Pick.From("", "", " a", " b")).Select((e, alias) => e + alias);
    private static readonly Gen<string> Where = Gen.Select(Expression, Pick.From("=", "<", ">", "!=", "LIKE"), Pick.From("5", "'x'", "null", "2020-01-01", "THIS_FISCAL_YEAR", "USD5")).Select((e, o, v) => $" WHERE {e} {o} {v}");
    private static readonly Gen<string> GroupBy = Expression.Select(e => " GROUP BY " + e);
    private static readonly Gen<string> OrderBy = Expression.Select(e => " ORDER BY " + e);

    private readonly SmallOrg org = new();

    public FunctionFuzzTests()
    {
        var parent = org.Add("Account", "Name=p", "Rating=Hot", "AnnualRevenue=5", "Founded__c=2020-02-29", "CreatedDate=2026-01-01T03:00:00Z", "Opens__c=08:00:00Z", "Spot__Latitude__s=1", "Spot__Longitude__s=2", "Share__c=5");
        org.Add("Account", "Name=c", $"ParentId={parent}", "NumberOfEmployees=7", "Colors__c=red;green", "BillingLatitude=3", "BillingLongitude=4");
    }

    [Fact]
    public void Selected_functions_run_or_are_refused() => Gen.Select(Item.List[1, 3], Optional(Where), Optional(OrderBy)).Sample((items, where, order) =>
        RunsOrIsRefused($"SELECT {string.Join(", ", items)} FROM Account{where}{order}"), iter: 5_000, threads: 1);

    [Fact]
    public void Grouped_functions_run_or_are_refused() => Gen.Select(Item.List[1, 3], GroupBy, Optional(OrderBy)).Sample((items, group, order) =>
        RunsOrIsRefused($"SELECT {string.Join(", ", items)} FROM Account{group}{order}"), iter: 5_000, threads: 1);

    private static Gen<string> Optional(Gen<string> clause) => Gen.OneOf(Gen.Const(""), clause);

    private void RunsOrIsRefused(string soql)
    {
        try
        {
            org.Json(soql);
        }
        catch (SalesforceException refusal)
        {
            Assert.True(Documented.Contains(refusal.Code), $"{soql}: {refusal.Code}");
        }
        catch (Exception wrong)
        {
            Assert.Fail($"{soql}: {wrong}");
        }
    }
}
