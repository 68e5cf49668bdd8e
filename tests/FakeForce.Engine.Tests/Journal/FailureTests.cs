using FakeForce.Engine.State;
using static FakeForce.Engine.Tests.Journal.JournalFolder;

namespace FakeForce.Engine.Tests.Journal;

/// <summary>A write that the disk refuses.</summary>
public sealed class FailureTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_that_could_not_be_stored_fails_is_not_seen_and_ends_all_writing()
    {
        using var folder = new JournalFolder();
        var disaster = new Disaster(40);
        await using var org = folder.Open(how: Small with { OpenFile = disaster.Open });
        var (before, answered) = (org.State, 0);
        var first = await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (; answered < 100; answered++)
            {
                await org.WriteAsync(transaction => { transaction.SetDocument("n", [(byte)answered]); return true; }, Ending);
                before = org.State;
            }
        });
        Assert.Contains("the world", first.Message, StringComparison.Ordinal);
        Assert.Same(before, org.State);
        var second = await Assert.ThrowsAsync<IOException>(async () => await org.WriteAsync(transaction => { transaction.SetDocument("n", [0]); return true; }, Ending));
        Assert.Contains("takes no writes since one failed", second.Message, StringComparison.Ordinal);
        Assert.Same(before, org.State);
    }

    [Fact]
    public async Task A_closed_org_takes_no_writes()
    {
        using var folder = new JournalFolder();
        var org = folder.Open();
        await org.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(async () => await org.WriteAsync(transaction => { transaction.SetDocument("n", [0]); return true; }, Ending));
    }
}
