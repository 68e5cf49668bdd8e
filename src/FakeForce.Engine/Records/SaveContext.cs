using FakeForce.Engine.Access;
using FakeForce.Engine.Rules;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>One record on its way through the save pipeline. Steps read the input, fill the draft and add errors.</summary>
internal sealed class SaveContext(Transaction transaction, Caller caller, SObjectType type, RecordInput input, RecordId? id, Row before)
{
    public Transaction Transaction { get; } = transaction;
    public Caller Caller { get; } = transaction.Author = caller;
    public SObjectType Type { get; } = type;
    public RecordInput Input { get; } = input;

    /// <summary>What the caller may; null for one who may everything, and for seeds.</summary>
    public UserAccess? Access { get; } = transaction.IsRestoration ? null : transaction.AccessOf(caller);

    /// <summary>What sharing lets the caller do: also one who may do everything else.</summary>
    public UserAccess? Sharing => Caller.KeepsSharing && !Transaction.IsRestoration ? Transaction.SharingOf(Caller) : Access;

    /// <summary>The sObject as the caller sees it; its fields stand in the same places.</summary>
    public SObjectType Seen => Access is null ? Type : Access.Catalog.ByIndex(Type.Index);

    /// <summary>Null while the record is new.</summary>
    public RecordId? Id { get; } = id;
    public bool IsInsert => Id is null;

    /// <summary>What a seed says of the record beside its fields; null for all other writes.</summary>
    public SeededRow? Seeded { get; init; }
    public Row Before { get; } = before;

    /// <summary>The org's own rules for the sObject; null where there are none, and for seeds, which bring what rules made of them.</summary>
    public TypeRules? Rules { get; } = transaction.IsRestoration ? null : transaction.Rules?.Of(type);

    /// <summary>Once it is written.</summary>
    public RecordId SavedId { get; set; }
    public Row After => Transaction.Find(Type, SavedId);
    public RowDraft Draft { get; } = input.Read?.Draft.Over(before, type) ?? new(type, before);
    public List<SaveError> Errors { get; } = [];

    /// <summary>The input's fields, once their names are resolved, in the order of the request.</summary>
    public List<(Field Field, InputValue Value)> Assignments { get; } = input.Read?.Assignments ?? [];

    public Value this[string field] => Type.TryField(field, out var f) ? Draft[f] : Value.Null;

    /// <summary>Sets a field that the org keeps itself; objects without the field are left alone.</summary>
    public void Set(string field, Value value)
    {
        if (Type.TryField(field, out var f)) Draft[f] = value;
    }

    public bool Changes(string field) => Type.TryField(field, out var f) && (IsInsert ? Draft.Touches(f) : Draft.Changes(f));

    public bool Touches(string field) => Type.TryField(field, out var f) && Draft.Touches(f);

    public void Fail(string code, string message, params IReadOnlyList<string> fields) => Errors.Add(new SaveError(code, message, fields));
}
