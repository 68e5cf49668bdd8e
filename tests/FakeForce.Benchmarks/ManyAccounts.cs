using FakeForce.Engine;
using FakeForce.Engine.Records;

namespace FakeForce.Benchmarks;

/// <summary>Accounts of twelve fields, written through the save pipeline.</summary>
internal static class ManyAccounts
{
    private const int PerTransaction = 200;
    private static readonly string[] industries = ["Agriculture", "Banking", "Energy", "Retail", "Utilities"];

    public static void Fill(Org org, int count)
    {
        for (var first = 0; first < count; first += PerTransaction) Fill(org, first, Math.Min(count, first + PerTransaction));
    }

    public static void Fill(Org org, int from, int to)
    {
        var type = org.Catalog["Account"];
        var caller = new Caller(new RecordId(KeyPrefix.Parse("005"), 1), 66);
        var done = org.WriteAsync(transaction =>
        {
            for (var i = from; i < to; i++)
                if (SavePipeline.Insert(transaction, caller, type, Account(i)) is { Success: false } failed) throw new InvalidOperationException(failed.Errors[0].Message);
            return true;
        });
        if (!done.AsTask().GetAwaiter().GetResult()) throw new InvalidOperationException();
    }

    private static RecordInput Account(int i) => new RecordInput()
        .Set("Name", $"Account {i}").Set("Phone", $"+1 555 {i:D7}").Set("Website", $"https://account{i}.example").Set("Industry", industries[i % 5])
        .Set("Type", "Prospect").Set("AnnualRevenue", $"{i * 17L % 9_000_000}").Set("NumberOfEmployees", $"{i % 5000}").Set("BillingStreet", $"{i % 999} Main Street")
        .Set("BillingCity", "Paris").Set("BillingCountry", "France").Set("AccountNumber", $"A-{i:D8}").Set("Rating", "Hot");
}
