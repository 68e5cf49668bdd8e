using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Events.Managed;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Derived.Metadata;

namespace FakeForce.Engine.Soql.Derived.Setup;

/// <summary>Channels, their members and enriched fields, and managed subscriptions. Source: Tooling API, the page of each object.</summary>
internal static class EventComponents
{
    public static DerivedObject Channels { get; } = ComponentParts.Object("PlatformEventChannel", new RowParts<EventChannel>
    {
        { "ChannelType", channel => ComponentMetadata.Word(channel.ChannelType) },
        { "EventType", channel => ComponentMetadata.EventTypeOf(channel) },
    }.WithCommon(), setup => setup.Channels);

    public static DerivedObject Managed { get; } = ComponentParts.Object("ManagedEventSubscription", new RowParts<ManagedEventSubscription>
    {
        { "TopicName", managed => managed.TopicName },
        { "DefaultReplay", managed => ComponentMetadata.Upper(managed.DefaultReplay) },
        { "ErrorRecoveryReplay", managed => ComponentMetadata.Upper(managed.ErrorRecoveryReplay) },
        { "State", managed => ComponentMetadata.Upper(managed.State) },
    }.WithCommon(), setup => setup.Managed);

    private static readonly RowParts<(EventChannelMember Member, DerivedScope Scope)> memberParts = new()
    {
        { "Id", row => row.Member.Id },
        { "DeveloperName", row => row.Member.DeveloperName },
        { "MasterLabel", row => row.Member.DeveloperName },
        { "Language", _ => "en_US" },
        { "ManageableState", _ => "unmanaged" },
        { "EventChannel", ChannelOf },
        { "FilterExpression", row => row.Member.FilterExpression },
        { "SelectedEntity", EntityOf },
        { "FullName", row => row.Member.FullName },
        { "Metadata", row => ComponentMetadata.ToText(row.Member) },
    };

    public static DerivedObject Members { get; } = new("PlatformEventChannelMember", scope =>
        memberParts.TableOf(ToolingCatalog.Of(scope.State.Catalog)["PlatformEventChannelMember"], ComponentParts.SetupOf(scope).Members.Select(member => (member, scope)))) { OneByOne = ["FullName", "Metadata"] };

    private static readonly RowParts<(EventChannelMember Member, string Field, DerivedScope Scope)> enrichedParts = new()
    {
        { "ChannelMemberId", row => row.Member.Id },
        { "Field", FieldOf },
        { "ManageableState", _ => "unmanaged" },
    };

    public static DerivedObject Enriched { get; } = new("EnrichedField", scope =>
        enrichedParts.TableOf(ToolingCatalog.Of(scope.State.Catalog)["EnrichedField"], ComponentParts.SetupOf(scope).Members.SelectMany(member => member.EnrichedFields.Select(field => (member, field, scope)))));

    // "For custom channels, the EventChannel value that the query returns is the channel ID".
    private static string ChannelOf((EventChannelMember Member, DerivedScope Scope) row) =>
        ComponentParts.SetupOf(row.Scope).Channel(row.Member.EventChannel)?.Id.ToString() ?? row.Member.EventChannel;

    // "The SelectedEntity field references the ID of the custom platform event".
    private static string EntityOf((EventChannelMember Member, DerivedScope Scope) row) =>
        EventNames.PlatformEvent(row.Scope.State.Catalog, row.Member.SelectedEntity) is { } type ? DurableIds.Of(type) : row.Member.SelectedEntity;

    // "the External_Account_ID__c custom field, whose value is an ID".
    private static string FieldOf((EventChannelMember Member, string Field, DerivedScope Scope) row) =>
        EventNames.SourceOf(row.Scope.State.Catalog, row.Member.SelectedEntity) is { } type && type.TryField(row.Field, out var field) && field.Is(FieldFlags.Custom) ? DurableIds.OfField(type, field) : row.Field;
}
