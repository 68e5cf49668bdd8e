using CsCheck;
using FakeForce.Engine.Schema;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Ambient;

public sealed class OrgClockTests
{
    private static readonly DateTimeOffset start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider host = new(start);
    private readonly OrgClock clock;
    private readonly List<string> log = [];

    public OrgClockTests() => clock = new OrgClock(host);

    [Fact]
    public async Task An_advance_lets_everything_go_off_at_its_own_time()
    {
        using var late = Timer("late", 30);
        using var early = Timer("early", 10);
        using var beyond = Timer("beyond", 61);
        using var often = Timer("often", 15, 20);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(60), Ending);
        Assert.Equal(["early 10", "often 15", "late 30", "often 35", "often 55"], log);
        Assert.Equal(start.AddSeconds(60), clock.GetUtcNow());
    }

    [Fact]
    public async Task It_goes_on_at_its_speed_afterwards()
    {
        await clock.AdvanceAsync(TimeSpan.FromDays(1), Ending);
        host.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(start.AddDays(1).AddSeconds(5), clock.GetUtcNow());
    }

    [Fact]
    public async Task Frozen_it_stands_and_lets_nothing_go_off_by_itself()
    {
        await clock.SetSpeedAsync(0, Ending);
        using var timer = Timer("timer", 10);
        host.Advance(TimeSpan.FromHours(1));
        Assert.Equal(start, clock.GetUtcNow());
        Assert.Empty(log);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(10), Ending);
        Assert.Equal(["timer 10"], log);
    }

    [Fact]
    public async Task Fast_it_lets_timers_go_off_earlier()
    {
        await clock.SetSpeedAsync(60, Ending);
        var gone = new TaskCompletionSource<DateTimeOffset>();
        using var timer = clock.CreateTimer(_ => gone.SetResult(clock.GetUtcNow()), null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        host.Advance(TimeSpan.FromSeconds(9));
        Assert.False(gone.Task.IsCompleted);
        host.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(start.AddMinutes(11), await gone.Task.WaitAsync(Ending));
    }

    [Fact]
    public async Task By_itself_it_lets_timers_go_off_as_the_machine_does()
    {
        var gone = new TaskCompletionSource();
        using var later = clock.CreateTimer(_ => { }, null, TimeSpan.FromDays(100), Timeout.InfiniteTimeSpan);
        using var timer = clock.CreateTimer(_ => gone.SetResult(), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        host.Advance(TimeSpan.FromSeconds(9));
        Assert.False(gone.Task.IsCompleted);
        host.Advance(TimeSpan.FromSeconds(1.1));
        await gone.Task.WaitAsync(Ending);
    }

    [Fact]
    public async Task An_advance_waits_for_what_it_set_off_and_tells_of_it()
    {
        var done = new List<DateTimeOffset>();
        async Task RunAsync(string what)
        {
            using var begun = clock.Begin(what);
            await Task.Yield();
            await Task.Delay(20, Ending);
            done.Add(clock.GetUtcNow());
        }
        using var first = clock.CreateTimer(_ => _ = RunAsync("retry"), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        using var second = clock.CreateTimer(_ => _ = RunAsync("job"), null, TimeSpan.FromMinutes(2.5), Timeout.InfiniteTimeSpan);
        var ran = await clock.AdvanceAsync(TimeSpan.FromMinutes(3), Ending);
        Assert.Equal([("retry", start.AddMinutes(1), 3), ("job", start.AddMinutes(2.5), 1)], ran.Select(run => (run.What, run.At, run.Times)));
        Assert.Equal([start.AddMinutes(1), start.AddMinutes(2), start.AddMinutes(2.5), start.AddMinutes(3)], done);
        Assert.Empty(await clock.AdvanceAsync(TimeSpan.FromSeconds(1), Ending));
    }

    [Fact]
    public async Task It_never_goes_back()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => clock.AdvanceAsync(TimeSpan.FromSeconds(-1), Ending));
        await Assert.ThrowsAsync<ArgumentException>(() => clock.AdvanceToAsync(start.AddTicks(-1), Ending));
        await Assert.ThrowsAsync<ArgumentException>(() => clock.SetSpeedAsync(-1, Ending));
        await Assert.ThrowsAsync<ArgumentException>(() => clock.SetSpeedAsync(double.NaN, Ending));
        await Assert.ThrowsAsync<ArgumentException>(() => clock.AdvanceAsync(TimeSpan.MaxValue, Ending));
        Assert.Equal(start, clock.GetUtcNow());
    }

    [Fact]
    public async Task A_fork_has_a_time_of_its_own()
    {
        var org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, clock);
        await clock.AdvanceAsync(TimeSpan.FromHours(1), Ending);
        var fork = org.Fork();
        Assert.Equal(clock.GetUtcNow(), fork.Clock.GetUtcNow());
        await ((OrgClock)fork.Clock).AdvanceAsync(TimeSpan.FromHours(1), Ending);
        Assert.Equal((start.AddHours(1), start.AddHours(2)), (org.Clock.GetUtcNow(), fork.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_reset_of_the_org_puts_it_back_and_who_waits_waits_no_longer()
    {
        var org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, clock);
        await clock.AdvanceAsync(TimeSpan.FromDays(9), Ending);
        using var timer = Timer("timer", 10);
        await org.ResetAsync(Ending);
        Assert.Equal(start, clock.GetUtcNow());
        await clock.AdvanceAsync(TimeSpan.FromSeconds(10), Ending);
        Assert.Equal(["timer 10"], log);
    }

    /// <summary>Timers that are made, changed and dropped at any time, against a list that is searched for the next one.</summary>
    [Fact]
    public Task Timers_go_off_as_a_simple_model_says() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 40], Gen.Int[0, 15]).Array[1, 40].SampleAsync(async steps =>
    {
        var tested = new OrgClock(new FakeTimeProvider(start));
        var (seen, expected) = (new List<string>(), new List<string>());
        var (timers, model) = (new Dictionary<int, ITimer>(), new SortedDictionary<int, (int Due, int Period, int Order)>());
        var (now, order) = (0, 0);
        foreach (var (name, length, period) in steps)
        {
            // One that is due at once goes off by itself, before the next step or during it.
            var seconds = name < 5 ? length + 1 : length;
            if (name < 5)
            {
                var every = period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period);
                if (timers.TryGetValue(name, out var known)) known.Change(TimeSpan.FromSeconds(seconds), every);
                else timers[name] = tested.CreateTimer(_ => seen.Add($"{name} {(tested.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(seconds), every);
                model[name] = (now + seconds, period, model.TryGetValue(name, out var before) ? before.Order : order++);
            }
            else if (name == 5 && timers.Remove(seconds % 5, out var dropped))
            {
                dropped.Dispose();
                model.Remove(seconds % 5);
            }
            else
            {
                await tested.AdvanceAsync(TimeSpan.FromSeconds(seconds), Ending);
                while (model.Where(timer => timer.Value.Due <= now + seconds).OrderBy(timer => timer.Value.Due).ThenBy(timer => timer.Value.Order).ToList() is [var next, ..])
                {
                    expected.Add($"{next.Key} {next.Value.Due}");
                    if (next.Value.Period == 0) model[next.Key] = (int.MaxValue, 0, next.Value.Order);
                    else model[next.Key] = (next.Value.Due + next.Value.Period, next.Value.Period, next.Value.Order);
                }
                now += seconds;
            }
        }
        Assert.Equal(expected, seen);
    }, iter: 500);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private ITimer Timer(string name, double due, double period = 0) => clock.CreateTimer(_ => log.Add($"{name} {(clock.GetUtcNow() - start).TotalSeconds}"), null,
        TimeSpan.FromSeconds(due), period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period));

    [Fact]
    public async Task An_advance_by_less_than_it_takes_to_begin_it_is_none_into_the_past()
    {
        var clock = new OrgClock(new HurryingClock());
        await clock.AdvanceAsync(TimeSpan.FromTicks(1), TestContext.Current.CancellationToken);
    }

    /// <summary>A second later at every look.</summary>
    private sealed class HurryingClock : TimeProvider
    {
        private long looks;
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(Interlocked.Increment(ref looks));
    }
}
