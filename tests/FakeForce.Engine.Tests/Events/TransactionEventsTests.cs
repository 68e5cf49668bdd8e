using FakeForce.Engine.Events;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Events;

public sealed class TransactionEventsTests
{
    private readonly Org org = EventOrg.Create(new FakeTimeProvider());

    [Fact]
    public async Task A_transaction_that_fails_leaves_its_immediate_events_alone()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await org.WriteAsync<bool>(transaction =>
        {
            EventOrg.Publish(transaction, "A__e", "with-commit");
            EventOrg.Publish(transaction, "A__e", "at-once", immediately: true);
            throw new InvalidOperationException();
        }, TestContext.Current.CancellationToken));
        Assert.Equal("at-once", All());
    }

    [Fact]
    public void A_rollback_in_part_takes_back_what_is_not_immediate()
    {
        var uuids = Write(transaction =>
        {
            var first = EventOrg.Publish(transaction, "A__e", "1");
            var savepoint = transaction.Save();
            EventOrg.Publish(transaction, "A__e", "2");
            var immediate = EventOrg.Publish(transaction, "A__e", "3", immediately: true);
            transaction.Rollback(savepoint);
            var last = EventOrg.Publish(transaction, "A__e", "4");
            return new[] { first.Uuid, immediate.Uuid, last.Uuid };
        });
        Assert.Equal("1 3 4", All());
        var log = org.State.Events;
        Assert.Equal(uuids, log.From(0).Select(entry => entry.Uuid));
        Assert.Equal(3, uuids.Distinct().Count());
        Assert.Equal(log.From(0).Select(entry => entry.ReplayId).Order().Distinct(), log.From(0).Select(entry => entry.ReplayId));
    }

    [Fact]
    public void Replay_ids_grow_and_have_gaps()
    {
        Write(transaction =>
        {
            for (var i = 0; i < 500; i++) EventOrg.Publish(transaction, "A__e", "x");
            return true;
        });
        var ids = org.State.Events.From(0).Select(entry => entry.ReplayId).ToList();
        Assert.All(ids.Zip(ids.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, 8));
        Assert.InRange(ids[^1], 510, 1000);
    }

    private T Write<T>(Func<Engine.State.Transaction, T> body) => org.WriteAsync(body).AsTask().GetAwaiter().GetResult();

    private string All() => EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest));
}
