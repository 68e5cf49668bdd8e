using FakeForce.Engine.Records;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Functions;

/// <summary>Reads an amount together with the currency of the record that holds it, which may be a parent of the row.</summary>
internal sealed class AmountReader(Run run)
{
    /// <summary>As stored. The code is null in an org with one currency.</summary>
    public (Value Value, string? Code) Stored(BoundPath path, Row row) => Holder(path.Root, row) is (var leaf, var holder) && holder.Has(leaf.Field.Ordinal)
        ? (holder.Get(leaf.Field), run.Currencies?.CodeOf(leaf.Type, holder))
        : (Value.Null, null);

    /// <summary>Converted to the currency of the user.</summary>
    public (Value Value, string? Code) Own(BoundPath path, Row row) => Holder(path.Root, row) is (var leaf, var holder) && holder.Has(leaf.Field.Ordinal)
        ? (Value.Of(run.Currencies!.ToOwn(holder.Double(leaf.Field.Ordinal), leaf.Type, holder)), run.Currencies.Own)
        : (Value.Null, null);

    private (LeafStep Leaf, Row Row)? Holder(PathStep step, Row row)
    {
        if (step is LeafStep leaf) return (leaf, row);
        if (step is not ParentStep parent) return null;
        var target = row.Reference(parent.Reference.Ordinal);
        foreach (var candidate in parent.Targets)
            if (candidate.Type.KeyPrefix == target.Prefix && run.TableOf(candidate.Type).RowAt(target.Number) is { Exists: true } found) return Holder(candidate.Next, found);
        return null;
    }
}
