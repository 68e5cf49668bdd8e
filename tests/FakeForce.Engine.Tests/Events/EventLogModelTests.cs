using System.Globalization;
using CsCheck;
using FakeForce.Engine.Events;
using FakeForce.Engine.Tests.Journal;

namespace FakeForce.Engine.Tests.Events;

/// <summary>The log against a list of texts: publishing, rolling back, ageing, resetting and restarting in any order.</summary>
public sealed class EventLogModelTests
{
    private sealed record Published(string Text, long ReplayId, DateTimeOffset Time);

    [Fact]
    public void What_is_read_is_what_was_published_and_has_not_aged_out() => Gen.Select(Gen.Int[0, 99], Gen.Int[1, 700]).Array[1, 25].Sample(steps =>
    {
        using var folder = new JournalFolder();
        var org = folder.Open(EventOrg.Catalog);
        var (model, atStart, highest, number) = (new List<Published>(), new List<Published>(), 0L, 0);
        foreach (var (kind, count) in steps)
        {
            if (kind < 40) Add(org, model, count % 50, ref number, folder.Clock.GetUtcNow());
            else if (kind < 50) AddAtOnce(org, model, count * 2, ref number, folder.Clock.GetUtcNow());
            else if (kind < 65) Fail(org, model, count % 5, ref number, folder.Clock.GetUtcNow());
            else if (kind < 80) folder.Clock.Advance(TimeSpan.FromHours(count % 60));
            else if (kind < 95) (org, atStart) = (Restart(org, folder), [.. model]);
            else
            {
                org.ResetAsync().AsTask().GetAwaiter().GetResult();
                (model, highest) = ([.. atStart], 0);
            }
            var kept = model.Where(one => one.Time >= folder.Clock.GetUtcNow() - TimeSpan.FromHours(72)).ToList();
            Assert.Equal(string.Join(' ', kept.Select(one => one.Text)), EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest), 50_000));
            Assert.All(model, one => Assert.True(one.ReplayId > 0));
            foreach (var one in model.Skip(model.Count - 3))
            {
                if (kept.Contains(one)) Assert.Equal(kept.Count - kept.IndexOf(one) - 1, EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.After(one.ReplayId)), 50_000).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
                else Assert.Throws<ReplayIdException>(() => EventOrg.Open(org, "/event/A__e", ReplayFrom.After(one.ReplayId)));
            }
            Assert.True(org.Events.LastReplayId >= highest, "a replay id may be used twice");
            highest = org.Events.LastReplayId;
        }
        org.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }, iter: 40, threads: 2);

    private static void Add(Org org, List<Published> model, int count, ref int number, DateTimeOffset now)
    {
        var first = number;
        number += count;
        var last = number;
        model.AddRange(org.WriteAsync(transaction => Enumerable.Range(first, last - first)
            .Select(i => EventOrg.Publish(transaction, "A__e", i.ToString(CultureInfo.InvariantCulture))).ToList()).AsTask().GetAwaiter().GetResult()
            .Select(entry => new Published(System.Text.Encoding.UTF8.GetString(entry.Payload.Span), entry.ReplayId, now)));
    }

    // As a transaction publishes the changes that it made.
    private static void AddAtOnce(Org org, List<Published> model, int count, ref int number, DateTimeOffset now)
    {
        var texts = Enumerable.Range(number, count).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        number += count;
        model.AddRange(org.WriteAsync(transaction =>
        {
            transaction.Events.Publish([.. texts.Select(text => (new EventKind("A__e", "schema", EventLife.HighVolume), new ReadOnlyMemory<byte>(System.Text.Encoding.UTF8.GetBytes(text))))]);
            return transaction.Events.Own;
        }).AsTask().GetAwaiter().GetResult().Select((entry, i) => new Published(texts[i], entry.ReplayId, now)));
    }

    // Of a transaction that fails the immediate events stay, with the ids that they then have.
    private static void Fail(Org org, List<Published> model, int count, ref int number, DateTimeOffset now)
    {
        var first = number;
        number += count;
        var before = org.State.Events.End;
        Assert.Throws<InvalidOperationException>(() => org.WriteAsync<bool>(transaction =>
        {
            for (var i = 0; i < count; i++)
            {
                EventOrg.Publish(transaction, "A__e", "lost");
                EventOrg.Publish(transaction, "A__e", (first + i).ToString(CultureInfo.InvariantCulture), immediately: true);
            }
            throw new InvalidOperationException();
        }).AsTask().GetAwaiter().GetResult());
        model.AddRange(org.State.Events.From(before).Select(entry => new Published(System.Text.Encoding.UTF8.GetString(entry.Payload.Span), entry.ReplayId, now)));
    }

    private static Org Restart(Org org, JournalFolder folder)
    {
        org.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return folder.Open(EventOrg.Catalog);
    }
}
