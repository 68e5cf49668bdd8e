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
        return Of(field, transaction => ExternalIds.Find(transaction, type, key, Value.Of(record)) is [var id, ..] ? transaction.Find(type, id) : default);
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

    private static OwnReading Of(Field field, Func<Transaction, Row> find) =>
        new(interview => find(interview.Session.Transaction) is { IsLive: true } row ? FieldData.Of(row, field) : default) { Kind = FieldData.KindOf(field) };

    private static RecordId ProfileOf(Transaction transaction, RecordId user) =>
        transaction.Catalog["User"] is var users && users.TryField("ProfileId", out var profile) ? transaction.Find(users, user).Reference(profile.Ordinal) : default;

    private Field FieldOf(string name) => type.TryField(name, out var field) ? field : throw new FlowProblem($"{type.Name} has no field {name}");
}
