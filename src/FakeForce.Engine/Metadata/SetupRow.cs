using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Metadata;

/// <summary>A row that a definition brings into a set-up table: found by its first <paramref name="KeyCount"/> values, and written as it is defined.</summary>
internal sealed record SetupRow(string Type, int KeyCount, params (string Field, Value Value)[] Values)
{
    public RecordId Write(Transaction transaction)
    {
        var type = transaction.Catalog[Type];
        var there = Find(transaction, type);
        var draft = new RowDraft(type, there is { } found ? transaction.Find(type, found) : default);
        foreach (var (field, value) in Values) draft[type[field]] = value;
        var user = new RecordId(KeyPrefix.Parse("005"), FreshOrg.AdministratorNumber);
        if (there is not { } id)
        {
            SystemFields.StampCreated(draft, transaction.Now, user);
            return transaction.Insert(draft);
        }
        if (!Values.Any(value => draft.Changes(type[value.Field]))) return id;
        SystemFields.StampModified(draft, transaction.Now, user);
        transaction.Update(id, draft);
        return id;
    }

    private RecordId? Find(Transaction transaction, SObjectType type)
    {
        foreach (var id in ExternalIds.Find(transaction, type, type[Values[0].Field], Values[0].Value))
            if (Values.Take(KeyCount).All(key => transaction.Find(type, id).Get(type[key.Field]) == key.Value)) return id;
        return null;
    }
}
