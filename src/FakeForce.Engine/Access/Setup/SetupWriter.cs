using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>Writes rows of set-up objects as the org itself does. Fields and objects that the org's schema lacks are left out.</summary>
internal sealed class SetupWriter(Transaction transaction)
{
    private static readonly byte[] mark = [1];
    private readonly RecordId administrator = new(KeyPrefix.Parse("005"), FreshOrg.AdministratorNumber);

    /// <summary>True once for each thing that is defined: what an org with a past has made of it since, stays.</summary>
    public bool IsFirst(string kind, string name)
    {
        var key = $"defined/{kind}/{name}";
        if (transaction.Document(key) is not null) return false;
        transaction.SetDocument(key, mark);
        return true;
    }

    public RecordId Add(string sobject, params ReadOnlySpan<(string Field, Value Value)> values)
    {
        if (!transaction.Catalog.TryFind(sobject, out var type)) return default;
        var draft = new RowDraft(type);
        foreach (var (field, value) in Defaults(type)) draft[field] = value;
        Fill(draft, values);
        SystemFields.StampCreated(draft, transaction.Now, administrator);
        return transaction.Insert(draft);
    }

    public void Change(string sobject, RecordId id, params ReadOnlySpan<(string Field, Value Value)> values)
    {
        var type = transaction.Catalog[sobject];
        var draft = new RowDraft(type, transaction.Find(type, id));
        Fill(draft, values);
        transaction.Update(id, draft);
    }

    /// <summary>The live row whose field has this text; empty if there is none.</summary>
    public RecordId Find(string sobject, string field, string text) => Find(sobject, field, Value.Of(text));

    public RecordId Find(string sobject, string field, Value value) =>
        transaction.Catalog.TryFind(sobject, out var type) && type.TryField(field, out var found) && ExternalIds.Find(transaction, type, found, value) is [var id, ..] ? id : default;

    /// <summary>The same among several rows.</summary>
    public RecordId Find(string sobject, string field, Value value, string otherField, string otherText)
    {
        if (!transaction.Catalog.TryFind(sobject, out var type) || !type.TryField(field, out var found) || !type.TryField(otherField, out var other)) return default;
        return ExternalIds.Find(transaction, type, found, value).FirstOrDefault(id => transaction.Find(type, id).Get(other).AsText == otherText);
    }

    public bool HasField(string sobject, string field) => transaction.Catalog.TryFind(sobject, out var type) && type.TryField(field, out _);

    private static (Field, Value)[] Defaults(SObjectType type) => FieldSets.Of(type).Defaults;

    private static void Fill(RowDraft draft, ReadOnlySpan<(string Field, Value Value)> values)
    {
        foreach (var (name, value) in values)
            if (draft.Type.TryField(name, out var field)) draft[field] = value;
    }
}
