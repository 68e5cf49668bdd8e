using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>Reads the value at the end of a path; null where a parent is missing, except for checkboxes.</summary>
internal sealed class PathValue(BoundPath path, Run run)
{
    private readonly TextPool texts = new();
    private readonly bool storesDays = path.Field is { Type.Name: "date" };

    public Value Read(Row row, RecordId id) => Read(path.Root, row, id);

    private Value Read(PathStep step, Row row, RecordId id)
    {
        switch (step)
        {
            case LeafStep leaf: return Leaf(leaf, row, id);
            case TypeNameStep type: return id.IsEmpty ? Value.Null : Value.Of(type.Type.Name);
            case ParentStep parent:
                var target = row.Reference(parent.Reference.Ordinal);
                foreach (var candidate in parent.Targets)
                    if (candidate.Type.KeyPrefix == target.Prefix && run.Parent(candidate.Type, target) is { Exists: true } found) return Read(candidate.Next, found, target);
                return parent.Targets.Count == 0 ? Value.Null : Read(parent.Targets[0].Next, default, default);
            default: return Value.Null;
        }
    }

    private Value Leaf(LeafStep leaf, Row row, RecordId id)
    {
        if (path.Function is { } function) return row.Has(leaf.Field.Ordinal) ? Value.Of(new DateParts(function, storesDays, run).Of(row, leaf.Field.Ordinal)) : Value.Null;
        if (LeafKinds.Of(leaf.Field) == LeafKind.Id) return id.IsEmpty ? Value.Null : Value.Of(id);
        if (leaf.Field.Type.Storage == StorageKind.Text) return texts.Of(row.Text(leaf.Field.Ordinal));
        var value = row.Get(leaf.Field);
        return path.InCorporateCurrency && !value.IsNull ? Value.Of(run.Currencies!.ToCorporate(value.AsDouble, leaf.Type, row)) : value;
    }
}
