using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>The ids that the inner query of a semi-join yields; nulls among them match nothing.</summary>
internal static class SemiJoinRows
{
    public static HashSet<RecordId> IdsOf(BoundSemiJoin join, Run run)
    {
        var type = join.Inner.Type;
        var table = run.TableOf(type);
        var isId = LeafKinds.Of(join.InnerField) == LeafKind.Id;
        var ids = new HashSet<RecordId>();
        foreach (var number in new RowFinder(run).Find(join.Inner))
        {
            var id = isId ? type.IdOf(number) : table.RowAt(number).Reference(join.InnerField.Ordinal);
            if (!id.IsEmpty) ids.Add(id);
        }
        return ids;
    }
}
