using FakeForce.Engine.Identity;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Outbound.Callouts;

public sealed class ForkTests
{
    /// <summary>A start makes a fork to warm up with, which sent what was waiting a second time.</summary>
    [Fact]
    public async Task A_fork_runs_none_of_the_jobs_that_wait()
    {
        var options = new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) };
        await using var org = Org.Create(options, TimeProvider.System);
        Assert.True(User.TryFind(new Transaction(org.State, org.Clock.GetUtcNow()), options.Username, out var user));
        var job = await org.CalloutJobs.EnqueueAsync(user.Id, "order");
        await using var fork = org.Fork();
        var runs = 0;
        options.CalloutSeam.Connect((_, _) =>
        {
            Interlocked.Increment(ref runs);
            return Task.FromResult(new CalloutResult(true, "{}"));
        });
        for (var i = 0; i < 3_000 && !org.CalloutJobs.All.Single(one => one.Id == job.Id).IsOver; i++) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(CalloutJobState.Completed, org.CalloutJobs.All.Single().State);
        Assert.Equal((1, CalloutJobState.Queued), (runs, fork.CalloutJobs.All.Single().State));
    }
}
