using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>Fields of custom metadata records and of custom settings, as $CustomMetadata and $Setup name them.</summary>
internal sealed class SetupReadings
{
    private readonly SObjectType type;

    public SetupReadings(FlowNames names, string name) => type = names.Catalog.TryFind(name, out var found) ? found : throw new FlowProblem($"there is no object {name}");

    public OwnReading OfMetadata(string record, string name)
    {
        var (field, key) = (FieldOf(name), FieldOf("DeveloperName"));
        // Salesforce lets no flow be saved that names a record that is not there; here records come and go while the flow stays.
        return new(interview =>
        {
            var transaction = interview.Session.Transaction;
            return ExternalIds.Find(transaction, type, key, Value.Of(record)) is [var id, ..] ? FieldData.Of(transaction.Find(type, id), field)
                : throw FlowRefusal.Of(interview.Program.Definition.FullName, $"$CustomMetadata.{type.Name}.{record}", $"there is no record {record} of {type.Name}");
        }) { Kind = FieldData.KindOf(field) };
    }

    /// <summary>The user's own, or the profile's, or the org's (Help, "Custom Settings": the lowest level wins).</summary>
    public OwnReading OfSetting(string name)
    {
        var (field, owner) = (FieldOf(name), FieldOf("SetupOwnerId"));
        return new(interview =>
        {
            var transaction = interview.Session.Transaction;
            foreach (var level in (RecordId[])[interview.Session.Caller.UserId, ProfileOf(transaction, interview.Session.Caller.UserId), interview.Frame().OrganizationId])
                if (ExternalIds.Find(transaction, type, owner, Value.Of(level)) is [var id, ..] && FieldData.Of(transaction.Find(type, id), field) is { IsNull: false } value) return value;
            return default;
        }) { Kind = FieldData.KindOf(field) };
    }

    private static RecordId ProfileOf(Transaction transaction, RecordId user) =>
        transaction.Catalog["User"] is var users && users.TryField("ProfileId", out var profile) ? transaction.Find(users, user).Reference(profile.Ordinal) : default;

    private Field FieldOf(string name) => type.TryField(name, out var field) ? field : throw new FlowProblem($"{type.Name} has no field {name}");
}
