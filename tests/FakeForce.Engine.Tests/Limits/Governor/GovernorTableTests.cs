using CsCheck;
using FakeForce.Engine.Limits.Governor;

namespace FakeForce.Engine.Tests.Limits.Governor;

/// <summary>The table of limits, and the ledger that counts against it.</summary>
public sealed class GovernorTableTests
{
    // Apex Developer Guide, "Execution Governors and Limits"; texts as reported by Salesforce's users (oauth-and-limits.md, G).
    [Theory]
    [InlineData(GovernorResource.Queries, 100, 200, "System.LimitException: Too many SOQL queries: 101")]
    [InlineData(GovernorResource.AggregateQueries, 300, 600, "System.LimitException: Too many aggregate queries: 301")]
    [InlineData(GovernorResource.QueryRows, 50_000, 50_000, "System.LimitException: Too many query rows: 50001")]
    [InlineData(GovernorResource.QueryLocatorRows, 10_000, 10_000, "System.LimitException: Too many query locator rows: 10001")]
    [InlineData(GovernorResource.SoslQueries, 20, 20, "System.LimitException: Too many SOSL queries: 21")]
    [InlineData(GovernorResource.DmlStatements, 150, 150, "System.LimitException: Too many DML statements: 151")]
    [InlineData(GovernorResource.DmlRows, 10_000, 10_000, "System.LimitException: Too many DML rows: 10001")]
    [InlineData(GovernorResource.Callouts, 100, 100, "System.LimitException: Too many callouts: 101")]
    [InlineData(GovernorResource.CalloutMilliseconds, 120_000, 120_000, "System.CalloutException: Exceeded maximum time allotted for callout (120000 ms)")]
    [InlineData(GovernorResource.FutureCalls, 50, 50, "System.LimitException: Too many future calls: 51")]
    [InlineData(GovernorResource.QueueableJobs, 50, 1, "System.LimitException: Too many queueable jobs added to the queue: 51")]
    [InlineData(GovernorResource.EmailInvocations, 10, 10, "System.LimitException: Too many Email Invocations: 11")]
    [InlineData(GovernorResource.HeapBytes, 6_000_000, 12_000_000, "System.LimitException: Apex heap size too large: 6000001")]
    [InlineData(GovernorResource.CpuMilliseconds, 10_000, 60_000, "System.LimitException: Apex CPU time limit exceeded")]
    [InlineData(GovernorResource.PublishImmediateDml, 150, 150, "System.LimitException: Too many publish immediate DML statements: 151")]
    [InlineData(GovernorResource.MobilePushApexCalls, 10, 10, "System.LimitException: Too many mobile push calls: 11")]
    public void Every_limit_holds_to_the_last_and_not_beyond(GovernorResource resource, long sync, long async, string text)
    {
        foreach (var (context, limit) in new[] { (GovernorContext.Sync, sync), (GovernorContext.Async, async), (GovernorContext.Bulk, Math.Max(sync, async)) })
        {
            var ledger = new GovernorLedger(context);
            ledger.Charge(resource, limit);
            Assert.Equal((limit, limit), (ledger.Used(resource), ledger.Limit(resource)));
            var failure = Assert.Throws<GovernorException>(() => ledger.Charge(resource));
            if (context == GovernorContext.Sync) Assert.Equal(text, failure.Message);
            Assert.Equal(resource, failure.Resource);
        }
    }

    [Fact]
    public void The_table_has_a_row_for_every_resource_in_their_order() =>
        Assert.Equal(Enum.GetValues<GovernorResource>(), GovernorTable.Rows.Select(row => row.Resource));

    [Fact]
    public void A_queueable_may_add_one_job_alone() =>
        Assert.Equal("System.LimitException: Too many queueable jobs added to the queue: 2", Assert.Throws<GovernorException>(() => new GovernorLedger(GovernorContext.Async).Charge(GovernorResource.QueueableJobs, 2)).Message);

    [Fact]
    public void Only_the_time_of_callouts_can_be_caught()
    {
        var ledger = new GovernorLedger(GovernorContext.Sync);
        Assert.True(Assert.Throws<GovernorException>(() => ledger.Charge(GovernorResource.CalloutMilliseconds, 120_001)).CanBeCaught);
        Assert.False(Assert.Throws<GovernorException>(() => ledger.Charge(GovernorResource.Callouts, 101)).CanBeCaught);
    }

    [Fact]
    public void The_heap_shrinks_too()
    {
        var ledger = new GovernorLedger(GovernorContext.Sync);
        ledger.SetHeap(5_999_999);
        ledger.SetHeap(10);
        Assert.Equal(10, ledger.Used(GovernorResource.HeapBytes));
        Assert.Throws<GovernorException>(() => ledger.SetHeap(6_000_001));
    }

    [Fact]
    public void A_ledger_counts_as_a_plain_sum_does() =>
        Gen.Select(Gen.Enum<GovernorResource>(), Gen.Long[0, 3_000]).Array[0, 200].Sample(charges =>
        {
            var (ledger, sums) = (new GovernorLedger(GovernorContext.Sync), new Dictionary<GovernorResource, long>());
            foreach (var (resource, amount) in charges)
            {
                var sum = sums[resource] = sums.GetValueOrDefault(resource) + amount;
                var failure = Record.Exception(() => ledger.Charge(resource, amount));
                Assert.Equal(sum > GovernorTable.Of(resource).Sync, failure is GovernorException);
                Assert.Equal(sum, ledger.Used(resource));
            }
        });
}
