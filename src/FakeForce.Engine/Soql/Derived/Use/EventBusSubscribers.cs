using System.Text;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Later;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>
/// EventBusSubscriber: the flows that platform events set off. What it says of retries, errors and partitions is about Apex triggers alone, and the type of a flow
/// is blank. Source: Object Reference, "EventBusSubscriber".
/// </summary>
internal static class EventBusSubscribers
{
    // Of versions of flows.
    private static readonly KeyPrefix versions = KeyPrefix.Parse("301");

    private static readonly RowParts<(DerivedScope Scope, string Topic, FlowDefinition Flow)> parts = new()
    {
        { "Id", row => TokenId.Of(row.Scope, "EventBusSubscriber", row.Flow.FullName) },
        // No other object has the flow's id here; it is the same for the same flow.
        { "ExternalId", row => new RecordId(versions, (long)(IndexKey.OfBytes(Encoding.UTF8.GetBytes(row.Flow.FullName)) & 0xFFFFFFFFFF) + 1).ToString() },
        { "Name", row => row.Flow.FullName },
        { "Topic", row => row.Topic },
        { "Position", row => FlowJobDocuments.PositionOf(row.Scope.State, row.Flow.FullName) is { } at ? Value.Of(at) : Value.Null },
        { "LastProcessed", row => FlowJobDocuments.PositionOf(row.Scope.State, row.Flow.FullName)?.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        { "Tip", row => TipOf(row.Scope, row.Topic) is { } tip ? Value.Of(tip) : Value.Null },
        { "LastPublished", row => TipOf(row.Scope, row.Topic)?.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        { "Status", _ => "Running" },
        { "IsPartitioned", _ => false },
    };

    public static DerivedObject Object { get; } = new("EventBusSubscriber", scope => parts.TableOf(scope.Catalog["EventBusSubscriber"], Rows(scope)));

    private static IEnumerable<(DerivedScope, string, FlowDefinition)> Rows(DerivedScope scope) =>
        from topic in (scope.Context.Org?.Rules.Flows?.Events ?? new Dictionary<string, List<FlowDefinition>>()).OrderBy(topic => topic.Key, StringComparer.Ordinal)
        from flow in topic.Value
        select (scope, topic.Key, flow);

    // "For high-volume platform events and change events, the value for Tip isn't available and is always -1."
    private static long? TipOf(DerivedScope scope, string topic)
    {
        if (!scope.State.Catalog.TryFind(topic, out var type) || type.Event is not { Volume: not EventVolume.HighVolume }) return -1;
        var log = scope.State.Events;
        for (var place = log.End - 1; place >= log.First; place--)
            if (log[place].Kind.Name == topic) return log[place].ReplayId;
        return null;
    }
}
