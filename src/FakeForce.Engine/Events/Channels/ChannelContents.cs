using System.Collections.Concurrent;
using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Channels;

/// <summary>What the channels of an org carry, as setup and catalogue are when it is asked for.</summary>
internal sealed class ChannelContents(Func<(EventSetup Setup, Catalog Catalog)> now)
{
    private volatile Known known = new(now().Setup, now().Catalog);

    public EventSetup Setup => now().Setup;
    public Catalog Catalog => now().Catalog;

    /// <summary>By a channel's full name: its members by the name of their event.</summary>
    public FrozenDictionary<string, MemberView> Of(string channel)
    {
        var (last, (setup, catalog)) = (known, now());
        if (!ReferenceEquals(last.Setup, setup) || !ReferenceEquals(last.Catalog, catalog)) known = last = new Known(setup, catalog);
        return last.ByChannel.GetOrAdd(channel, static (name, moment) => moment.Views(name), last);
    }

    private sealed record Known(EventSetup Setup, Catalog Catalog)
    {
        public ConcurrentDictionary<string, FrozenDictionary<string, MemberView>> ByChannel { get; } = new(StringComparer.Ordinal);

        public FrozenDictionary<string, MemberView> Views(string channel) =>
            Setup.MembersOf(channel).DistinctBy(member => member.SelectedEntity).ToFrozenDictionary(member => member.SelectedEntity, member => MemberView.Of(member, Catalog), StringComparer.Ordinal);
    }
}
