using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Values;

/// <summary>A record while a flow works on it: a row that there is, or none, and what the flow has set.</summary>
internal class FlowRecord(SObjectType type, RecordId id, Row row)
{
    private List<(Field Field, Datum Value)>? changes;
    private Row? present;

    public SObjectType Type { get; } = type;

    /// <summary>The sObject as who runs the flow sees it; null where they see it all. Its fields stand in the same places.</summary>
    public SObjectType? Seen { get; init; }

    /// <summary>By ordinal what Get Records kept of it; null where it kept all. Of formula fields the value that they had then, of others none.</summary>
    public IReadOnlyDictionary<int, Datum>? Queried { get; init; }

    /// <summary>True for a field that who runs the flow may not read, or that was not queried.</summary>
    public bool Hides(Field field) => Seen?.Fields[field.Ordinal].Is(FieldFlags.Hidden) == true || Queried is { } queried && !queried.ContainsKey(field.Ordinal) && !ReferenceEquals(field, Type.Id);

    /// <summary>Empty until the record is created.</summary>
    public RecordId Id { get; set; } = id;

    /// <summary>What the flow has set, in that order.</summary>
    public IReadOnlyList<(Field Field, Datum Value)> Changes => changes ?? (IReadOnlyList<(Field, Datum)>)[];

    /// <summary>The record as a row, with what the flow has set.</summary>
    public virtual Row Row => changes is null ? row : present ??= Pack();

    public virtual Datum Get(Field field)
    {
        if (ReferenceEquals(field, Type.Id)) return Datum.Of(Id);
        for (var i = (changes?.Count ?? 0) - 1; i >= 0; i--)
            if (ReferenceEquals(changes![i].Field, field)) return changes[i].Value;
        return Hides(field) ? default : Queried?.GetValueOrDefault(field.Ordinal) is { IsNull: false } then ? then : FieldData.Of(row, field);
    }

    public virtual void Set(Field field, Datum value)
    {
        if (ReferenceEquals(field, Type.Id))
        {
            Id = RecordId.TryParse(value.ToString(), out var named) ? named : default;
            return;
        }
        changes ??= [];
        changes.RemoveAll(change => ReferenceEquals(change.Field, field));
        changes.Add((field, value));
        present = null;
    }

    public FlowRecord Copy()
    {
        var copy = new FlowRecord(Type, Id, Row) { Seen = Seen, Queried = Queried };
        if (changes is not null) copy.changes = [.. changes];
        return copy;
    }

    public override string ToString() => Id.IsEmpty ? Type.Name : Id.ToString();

    private Row Pack()
    {
        var draft = new RowDraft(Type, row);
        foreach (var (field, value) in changes!)
            if (FieldData.Coerce(value, field) is { Error: null } coerced) draft[field] = coerced.Value;
        return new Row(draft.Pack());
    }
}
