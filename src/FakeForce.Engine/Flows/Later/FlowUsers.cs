using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows.Later;

/// <summary>Who runs a flow that waits. All of them run in system context.</summary>
internal sealed class FlowUsers(Org org)
{
    /// <summary>
    /// A schedule is run by the default workflow user, and by the automated process where the flow is older than 53.0 (Help, "Running User for Scheduled
    /// Flows"); a path by who changed the record, and by the default workflow user if that one is inactive (Help, "Scheduled Paths"); an event by who
    /// published it (Help, "Apex Platform Event Triggers Execute as 'Automated Process' User": flows run as the causing user), unless the flow says
    /// another (Metadata API Developer Guide, "Flow": flowRunAsUser).
    /// </summary>
    public Caller CallerOf(FlowJob job, FlowDefinition flow)
    {
        var user = job.Kind switch
        {
            FlowJobKind.Schedule => flow.ApiVersion is < 53 ? Automated() : Default(),
            _ when flow.Start.FlowRunAsUser == FlowStart.DefaultWorkflowUser => Default(),
            FlowJobKind.Event when job.UserId.IsEmpty => Automated(),
            _ => IsActive(job.UserId) ? job.UserId : Default(),
        };
        return new(user, org.Options.ApiVersion) { IsSystem = true };
    }

    // Salesforce lets it be set; here it is the administrator.
    private RecordId Default() => Named("Username", org.Options.Username);

    private RecordId Automated() => Named("Alias", "autoproc");

    private bool IsActive(RecordId id)
    {
        var users = org.Catalog["User"];
        return org.State.Find(users, id) is { IsLive: true } row && (!users.TryField("IsActive", out var active) || row.Get(active).AsBoolean);
    }

    private RecordId Named(string field, string name)
    {
        var users = org.Catalog["User"];
        return users.TryField(field, out var found) && ExternalIds.Find(org, users, found, Value.Of(name)) is [var id, ..] ? id : default;
    }
}
