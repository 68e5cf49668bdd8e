using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>A reference whose record decides. <paramref name="ReadIsEnough"/> for writing the children: a choice of master-detail fields.</summary>
internal sealed record ParentLink(Field Reference, SObjectType Parent, bool ReadIsEnough)
{
    /// <summary>Of a share of the parent, which only who has all of it may write.</summary>
    public bool IsShare { get; init; }

    public static ParentLink? Of(Field reference, string parent, Catalog catalog) =>
        catalog.TryFind(parent, out var type) ? new(reference, type, reference.Is(FieldFlags.WriteRequiresMasterRead)) : null;

    /// <summary>What the parent's level gives on the child.</summary>
    public RowLevel Given(RowLevel parent) => IsShare ? parent == RowLevel.All ? RowLevel.All : RowLevels.Min(parent, RowLevel.Read)
        : parent >= RowLevel.Edit || ReadIsEnough && parent == RowLevel.Read ? RowLevel.All : parent;
}
