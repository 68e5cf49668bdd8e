using FakeForce.Engine.Events.Managed;

namespace FakeForce.Engine.Events.Channels;

/// <summary>
/// Channels, members and managed subscriptions of one moment: those that the org began with, and what was made, changed and
/// deleted since, which the state keeps in the document <c>events/setup</c>.
/// </summary>
public sealed class EventSetup
{
    internal const string Key = "events/setup";

    // Ours: ids of what was made later do not fall on those of what the org begins with, though that becomes more.
    private const int FirstNumber = 100_001;

    private readonly IReadOnlyList<ComponentChange> changes;
    private readonly IReadOnlyList<EventComponent> start;

    private EventSetup(IReadOnlyList<EventComponent> start, IReadOnlyList<ComponentChange> changes)
    {
        (this.start, this.changes) = (start, changes);
        All = [.. start.Where(component => !changes.Any(change => IsSame(change.Component, component))).Concat(changes.Where(change => !change.IsGone).Select(change => change.Component)).OrderBy(component => component.Number)];
        (Channels, Members, Managed) = ([.. All.OfType<EventChannel>()], [.. All.OfType<EventChannelMember>()], [.. All.OfType<ManagedEventSubscription>()]);
        CapturedEvents = Members.Select(member => member.SelectedEntity).Where(name => name.EndsWith("ChangeEvent", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<EventChannel> Channels { get; }
    public IReadOnlyList<EventChannelMember> Members { get; }
    public IReadOnlyList<ManagedEventSubscription> Managed { get; }

    internal IReadOnlyList<EventComponent> All { get; }

    /// <summary>The change events that any channel carries.</summary>
    internal IReadOnlySet<string> CapturedEvents { get; }

    public EventComponent? Find(RecordId id) => All.FirstOrDefault(component => component.Id == id);

    public EventChannel? Channel(string fullName) => Channels.FirstOrDefault(channel => channel.FullName == fullName);

    public IEnumerable<EventChannelMember> MembersOf(string channel) => Members.Where(member => member.EventChannel == channel);

    /// <summary>What is wrong with what an org is to begin with, each with the name of its component.</summary>
    public static IEnumerable<string> Problems(OrgOptions options)
    {
        var setup = Of(options.Events);
        return setup.All.Select(component => ComponentRules.Problem(component, setup, options.Catalog)).OfType<string>();
    }

    internal static EventSetup Of(EventOptions options, byte[]? stored = null) =>
        new([.. Numbered(options.Channels), .. Numbered(options.Members), .. Numbered(options.Managed)], stored is null ? [] : ComponentChange.Read(stored));

    /// <summary>With a new component, or another version of one that it has.</summary>
    internal EventSetup With(EventComponent component) => Changed(new ComponentChange(component.Number > 0 ? component : component with { Number = NextNumber() }, IsGone: false));

    internal EventSetup Without(EventComponent component) => Changed(new ComponentChange(component, IsGone: true));

    internal byte[] ToBytes() => ComponentChange.Write(changes);

    private EventSetup Changed(ComponentChange change) => new(start, [.. changes.Where(earlier => earlier.Component.Id != change.Component.Id), change]);

    private int NextNumber() => Math.Max(FirstNumber, changes.Select(change => change.Component.Number + 1).DefaultIfEmpty().Max());

    private static bool IsSame(EventComponent a, EventComponent b) => a.Prefix == b.Prefix && a.FullName == b.FullName;

    private static IEnumerable<EventComponent> Numbered(IEnumerable<EventComponent> components) => components.Select((component, place) => component with { Number = place + 1 });
}
