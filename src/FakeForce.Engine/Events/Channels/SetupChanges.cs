using FakeForce.Engine.Events.Managed;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Channels;

/// <summary>Makes, changes and deletes components of the event bus. Throws Salesforce's refusal of what is not right, and nothing is changed then.</summary>
public static class SetupChanges
{
    /// <summary>The new component's id.</summary>
    public static RecordId Create(Org org, Transaction transaction, EventComponent component)
    {
        var setup = org.Events.SetupOf(transaction);
        ComponentRules.Check(component, setup, transaction.Catalog);
        var grown = setup.With(component);
        Keep(transaction, grown);
        return grown.All.First(made => made.Prefix == component.Prefix && made.FullName == component.FullName).Id;
    }

    /// <summary>Another version of the component of that id, whole. Some of what it is cannot be changed.</summary>
    public static void Update(Org org, Transaction transaction, RecordId id, EventComponent changed)
    {
        var setup = org.Events.SetupOf(transaction);
        var present = setup.Find(id) ?? throw Gone();
        changed = changed with { Number = present.Number };
        CheckChange(present, changed);
        ComponentRules.Check(changed, setup, transaction.Catalog);
        setup = setup.With(changed);
        if (present is EventChannel before && before.FullName != changed.FullName)
            foreach (var member in setup.MembersOf(before.FullName).ToList()) setup = setup.With(member.On(changed.FullName));
        if (present is ManagedEventSubscription && present.FullName != changed.FullName) ManagedSubscriptions.Rename(transaction, present.FullName, changed.FullName);
        Keep(transaction, setup);
    }

    /// <summary>"If you delete a PlatformEventChannel, all its member PlatformEventChannelMember components are also deleted" (Tooling API).</summary>
    public static void Delete(Org org, Transaction transaction, RecordId id)
    {
        var setup = org.Events.SetupOf(transaction);
        var component = setup.Find(id) ?? throw Gone();
        if (component is EventChannel channel)
            foreach (var member in setup.MembersOf(channel.FullName).ToList()) setup = setup.Without(member);
        if (component is ManagedEventSubscription) ManagedSubscriptions.Rename(transaction, component.FullName, null);
        Keep(transaction, setup.Without(component));
    }

    // "You can update only the FullName field and the metadata label field of a PlatformEventChannel"; "The EventChannel and
    // SelectedEntity fields can't be updated" (Tooling API). Code and texts are ours.
    private static void CheckChange(EventComponent present, EventComponent changed)
    {
        var fixedField = (present, changed) switch
        {
            (EventChannel a, EventChannel b) when a.ChannelType != b.ChannelType => "channelType",
            (EventChannelMember a, EventChannelMember b) when a.EventChannel != b.EventChannel => "eventChannel",
            (EventChannelMember a, EventChannelMember b) when a.SelectedEntity != b.SelectedEntity => "selectedEntity",
            (ManagedEventSubscription a, ManagedEventSubscription b) when a.TopicName != b.TopicName => "topicName",
            _ => null,
        };
        if (fixedField is not null) throw new SalesforceException("FIELD_INTEGRITY_EXCEPTION", $"{fixedField} can't be changed");
    }

    private static void Keep(Transaction transaction, EventSetup setup) => transaction.SetDocument(EventSetup.Key, setup.ToBytes());

    private static SalesforceException Gone() => new("NOT_FOUND", "The requested resource does not exist");
}
