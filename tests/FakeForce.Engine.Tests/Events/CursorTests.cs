using FakeForce.Engine.Events;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Events;

public sealed class CursorTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private readonly Org org;

    public CursorTests() => org = EventOrg.Create(clock);

    [Fact]
    public void Latest_earliest_and_after_an_id()
    {
        EventOrg.Publish(org, "A__e", "1");
        var second = EventOrg.Publish(org, "A__e", "2");
        var latest = EventOrg.Open(org, "/event/A__e", ReplayFrom.Latest);
        EventOrg.Publish(org, "B__e", "x");
        EventOrg.Publish(org, "A__e", "3");
        Assert.Equal("3", EventOrg.Read(latest));
        Assert.Equal("1 2 3", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest)));
        Assert.Equal("3", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.After(second.ReplayId))));
        Assert.Equal("1 2 x 3", EventOrg.Read(EventOrg.Open(org, "/event/Both__chn", ReplayFrom.Earliest)));
        Assert.Equal("", EventOrg.Read(latest));
    }

    [Theory]
    [InlineData("/event/A__e", true)]
    [InlineData("/event/a__e", false)]
    [InlineData("/event/Both__chn", true)]
    [InlineData("/data/Both__chn", false)]
    [InlineData("/event/None__e", false)]
    [InlineData("/event/Account", false)]
    [InlineData("/data/ChangeEvents", true)]
    [InlineData("/data/AccountChangeEvent", true)]
    [InlineData("/data/NothingChangeEvent", false)]
    [InlineData("/data/A__ChangeEvent", false)]
    [InlineData("/topic/Any", true)]
    [InlineData("/u/any", true)]
    [InlineData("A__e", false)]
    [InlineData("", false)]
    public void Topics(string name, bool exists) => Assert.Equal(exists, org.Events.TryTopic(name, out _));

    [Fact]
    public void Reading_goes_on_where_it_stopped_and_knows_the_way_back()
    {
        for (var i = 0; i < 3000; i++) EventOrg.Publish(org, i % 3 == 0 ? "A__e" : "B__e", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var cursor = EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest);
        var read = new List<string>();
        while (EventOrg.Read(cursor, 7) is { Length: > 0 } some)
        {
            read.AddRange(some.Split(' '));
            var rest = EventOrg.Open(org, "/event/A__e", ReplayFrom.After(cursor.ReplayId));
            Assert.StartsWith((read.Count * 3 < 3000 ? read.Count * 3 : 0).ToString(System.Globalization.CultureInfo.InvariantCulture).TrimStart('0'), EventOrg.Read(rest, 1), StringComparison.Ordinal);
        }
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (i * 3).ToString(System.Globalization.CultureInfo.InvariantCulture)), read);
    }

    [Fact]
    public void Events_age_out_for_all_readers_at_the_same_moment()
    {
        var first = EventOrg.Publish(org, "A__e", "1");
        var cursor = EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest);
        clock.Advance(TimeSpan.FromHours(1));
        var second = EventOrg.Publish(org, "A__e", "2");
        clock.Advance(TimeSpan.FromHours(71));
        Assert.Equal("2", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.After(first.ReplayId))));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("2", EventOrg.Read(cursor));
        Assert.Equal("2", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest)));
        Assert.Equal(first.ReplayId, Assert.Throws<ReplayIdException>(() => EventOrg.Open(org, "/event/A__e", ReplayFrom.After(first.ReplayId))).ReplayId);
        Assert.Equal("", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.After(second.ReplayId))));
    }

    [Fact]
    public void Standard_volume_events_are_kept_for_a_day()
    {
        EventOrg.Publish(org, "Old__e", "old");
        EventOrg.Publish(org, "A__e", "new");
        clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("", EventOrg.Read(EventOrg.Open(org, "/event/Old__e", ReplayFrom.Earliest)));
        Assert.Equal("new", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest)));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(long.MaxValue)]
    public void Unknown_replay_ids_are_refused(long id)
    {
        EventOrg.Publish(org, "A__e", "1");
        Assert.Throws<ReplayIdException>(() => EventOrg.Open(org, "/event/A__e", ReplayFrom.After(id)));
    }

    [Fact]
    public void Zero_is_the_place_before_the_first_event_until_that_has_aged_out()
    {
        var before = EventOrg.Open(org, "/event/A__e", ReplayFrom.Latest).ReplayId;
        EventOrg.Publish(org, "A__e", "1");
        Assert.Equal(0, before);
        Assert.Equal("1", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.After(0))));
        clock.Advance(TimeSpan.FromHours(73));
        Assert.Throws<ReplayIdException>(() => EventOrg.Open(org, "/event/A__e", ReplayFrom.After(0)));
    }

    [Fact]
    public async Task Waiting_cursors_are_woken_by_a_commit()
    {
        var cursors = Enumerable.Range(0, 1500).Select(_ => EventOrg.Open(org, "/event/A__e", ReplayFrom.Latest)).ToList();
        var waits = cursors.Select(cursor => cursor.WaitAsync().AsTask()).ToList();
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);
        EventOrg.Publish(org, "A__e", "now");
        await Task.WhenAll(waits);
        Assert.All(cursors, cursor => Assert.Equal("now", EventOrg.Read(cursor)));
    }

    [Fact]
    public async Task After_a_reset_a_cursor_goes_on_with_what_comes_then()
    {
        EventOrg.Publish(org, "A__e", "before");
        var cursor = EventOrg.Open(org, "/event/A__e", ReplayFrom.Latest);
        await org.ResetAsync(TestContext.Current.CancellationToken);
        EventOrg.Publish(org, "A__e", "after");
        Assert.Equal("after", EventOrg.Read(cursor));
        Assert.Equal("after", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest)));
    }

    [Fact]
    public void Forks_share_the_past_and_not_the_future()
    {
        EventOrg.Publish(org, "A__e", "shared");
        var fork = org.Fork();
        EventOrg.Publish(org, "A__e", "mine");
        EventOrg.Publish(fork, "A__e", "theirs");
        EventOrg.Publish(org, "A__e", "more");
        Assert.Equal("shared mine more", EventOrg.Read(EventOrg.Open(org, "/event/A__e", ReplayFrom.Earliest)));
        Assert.Equal("shared theirs", EventOrg.Read(EventOrg.Open(fork, "/event/A__e", ReplayFrom.Earliest)));
    }
}
