using FakeForce.Engine.Events;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// Who may publish and receive events. Platform events take object permissions of their own (Platform Events Developer Guide, "Event Permissions").
/// Change events take the right to view all records of the object; those of users View All Users, those of activities View All Data (Change Data
/// Capture Developer Guide, "Required Permissions for Receiving Change Events").
/// </summary>
internal static class EventAccess
{
    /// <summary>A channel of several kinds of events may be subscribed to by everybody: what they may not have is left out as it is delivered.</summary>
    public static bool MaySubscribe(OrgState state, RecordId user, EventTopic topic) =>
        state.AccessOf(user) is not { } access || topic.Single is not { } type || MayReceive(access, type);

    public static bool MayPublish(OrgState state, RecordId user, EventTopic topic) =>
        topic.CanPublish && (state.AccessOf(user) is not { } access || access.Catalog.Seen(topic.Single!)?.Is(SObjectFlags.Createable) == true);

    /// <param name="access">Who.</param>
    /// <param name="type">The platform event, or the sObject whose changes these are.</param>
    public static bool MayReceive(UserAccess access, SObjectType type)
    {
        if (type.Event is not null) return access.Catalog.Seen(type) is not null;
        if (access.Profile.ViewsAllData) return true;
        return type.Name == "User" ? access.Profile.Has("ViewAllUsers")
            : PermissionSubjects.IsGranted(type) && access.Profile.RightsOn(type, access.State.Catalog).HasFlag(ObjectRights.ViewAll);
    }
}
