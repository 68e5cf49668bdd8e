using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>
/// Fields and values of a record that were read before its transaction, which then has only to look at other rows. Reading is
/// half the work of a save, and needs no more than the schema; a load does it beside the lane. Made to be used again and again.
/// </summary>
internal sealed class ReadRecord(SObjectType type)
{
    public RowDraft Draft { get; } = new(type);

    /// <summary>The fields in the order of the request. What was written is kept of references alone, whose errors repeat it.</summary>
    public List<(Field Field, InputValue Value)> Assignments { get; } = [];

    public List<SaveError> Errors { get; } = [];

    /// <summary>True if a create may name all fields that such a record ever has.</summary>
    public bool IsCreateable { get; init; }

    /// <summary>True if an update may.</summary>
    public bool IsUpdateable { get; init; }

    /// <summary>As many of the assignments are in the draft, or have their error.</summary>
    public int Count { get; private set; }

    public void Add(Field field, in Coerced coerced, string? written = null)
    {
        Assignments.Add((field, new InputValue(InputKind.String, written)));
        Count++;
        if (coerced.Error is { } error) Errors.Add(error);
        else Draft[field] = coerced.Value;
    }

    public void Clear()
    {
        Draft.Clear();
        Assignments.Clear();
        Errors.Clear();
        Count = 0;
    }
}
