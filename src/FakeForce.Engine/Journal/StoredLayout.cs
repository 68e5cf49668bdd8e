using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Journal;

/// <summary>A field as it was when rows were written; its place in the list is its ordinal in them.</summary>
internal readonly record struct StoredField(string Name, StorageKind Storage);

/// <summary>
/// An sObject as it was when rows were written, against the same sObject now. Rows whose fields have moved are packed
/// anew by name. A value that has no place any more refuses the start, because leaving it out would lose data in silence.
/// </summary>
internal sealed class StoredLayout
{
    private const int Nowhere = -1;

    private readonly string name;
    private readonly StoredField[] stored;
    private readonly SObjectType? type;
    private readonly string? misfit;
    private readonly int[] ordinals;
    private readonly bool isSame;

    public StoredLayout(Catalog catalog, string name, KeyPrefix? prefix, StoredField[] stored)
    {
        this.name = name;
        this.stored = stored;
        if (!catalog.TryFind(name, out type)) misfit = $"the journal holds rows of {name}, and this org has no such sObject. Start with the features and custom objects that the journal was written with";
        // References are stored with the key prefix of what they point to, so another prefix would make them point elsewhere.
        else if (type.KeyPrefix != prefix) misfit = $"the journal's {name} has the key prefix {Text(prefix)}, and this org's has {Text(type.KeyPrefix)}. Declare the custom objects in the order in which the journal knows them";
        ordinals = Array.ConvertAll(stored, OrdinalNow);
        isSame = ordinals.Select((now, then) => now == then || stored[then].Storage == StorageKind.None).All(same => same);
    }

    public void Load(StateLoader loader, int number, byte[]? row)
    {
        if (type is null || misfit is not null) throw new JournalException(misfit!);
        loader.Row(type, number, row is null || isSame ? row : PackedAnew(row));
    }

    private int OrdinalNow(StoredField field) =>
        type is not null && type.TryField(field.Name, out var now) && now.Type.Storage == field.Storage ? now.Ordinal : Nowhere;

    private byte[] PackedAnew(byte[] bytes)
    {
        var row = new Row(bytes);
        var draft = new RowDraft(type!);
        for (var then = 0; then < stored.Length; then++)
        {
            if (!row.Has(then)) continue;
            if (ordinals[then] == Nowhere) throw new JournalException(Homeless(stored[then]));
            draft[type!.Fields[ordinals[then]]] = row.Get(then, stored[then].Storage);
        }
        var packed = draft.Pack();
        packed[0] |= (byte)(bytes[0] & (Row.DeletedFlag | Row.PurgedFlag));
        return packed;
    }

    private string Homeless(StoredField field) => type!.TryField(field.Name, out var now)
        ? $"the journal holds values of {name}.{field.Name} as {field.Storage}, and this org's field is a {now.Type.Storage}"
        : $"the journal holds values of {name}.{field.Name}, and this org has no such field. Start with the features and custom fields that the journal was written with";

    private static string Text(KeyPrefix? prefix) => prefix?.ToString() ?? "none";
}
