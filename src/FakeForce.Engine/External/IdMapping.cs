using System.Text;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.External;

/// <summary>
/// Which record id stands for which ExternalId. This is all that the org keeps of external rows: one row for each that it has ever shown,
/// with nothing in it but the ExternalId. What the rows of an sObject's table hold is therefore no record.
/// </summary>
internal sealed class IdMapping(Org org)
{
    /// <summary>Null for an id that the org never gave.</summary>
    public string? ExternalIdOf(SObjectType type, RecordId id)
    {
        if (id.Prefix != type.KeyPrefix) return null;
        var row = org.State.Find(type, id);
        return row.Exists ? Encoding.UTF8.GetString(row.Text(FieldOf(type).Ordinal)) : null;
    }

    /// <summary>The numbers of rows by their ExternalIds; those that have none yet get one.</summary>
    public async ValueTask<int[]> NumbersAsync(SObjectType type, IReadOnlyList<string> externalIds, Action<int> charge, CancellationToken cancel)
    {
        // Queries see a type of their own, and what is written is of the catalogue's.
        type = org.Catalog.ByIndex(type.Index);
        var field = FieldOf(type);
        var table = org.WithIndex(type, field).TableOf(type);
        var numbers = new int[externalIds.Count];
        var missing = 0;
        for (var i = 0; i < numbers.Length; i++)
            if ((numbers[i] = Find(table, field, externalIds[i])) == 0) missing++;
        if (missing == 0) return numbers;
        charge(missing);
        await org.WriteAsync(transaction =>
        {
            for (var i = 0; i < numbers.Length; i++)
                if (numbers[i] == 0) numbers[i] = NumberOf(transaction, type, field, externalIds[i]);
            return true;
        }, cancel).ConfigureAwait(false);
        return numbers;
    }

    private static int Find(Table table, Field field, string externalId)
    {
        var (text, found) = (Encoding.UTF8.GetBytes(externalId), new List<int>());
        if (table.TryIndex(field, out var index)) index.Find(IndexKey.OfText(text), found);
        foreach (var number in found)
            if (table.RowAt(number).Text(field.Ordinal).SequenceEqual(text)) return number;
        return 0;
    }

    private static int NumberOf(Transaction transaction, SObjectType type, Field field, string externalId)
    {
        var text = Encoding.UTF8.GetBytes(externalId);
        foreach (var number in transaction.Lookup(type, field, IndexKey.OfText(text)))
            if (transaction.Find(type, type.IdOf(number)).Text(field.Ordinal).SequenceEqual(text)) return number;
        return (int)transaction.Insert(new RowDraft(type) { [field] = Records.Value.Of(externalId) }).Number;
    }

    private static Field FieldOf(SObjectType type) => type[ExternalObjectMaker.ExternalId];
}
