using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>A reference whose record decides. <paramref name="ReadIsEnough"/> for writing the children: a choice of master-detail fields.</summary>
internal sealed record ParentLink(Field Reference, SObjectType Parent, bool ReadIsEnough)
{
    public ParentGift Gives { get; init; }

    public static ParentLink? Of(Field reference, string parent, Catalog catalog) =>
        catalog.TryFind(parent, out var type) ? new(reference, type, reference.Is(FieldFlags.WriteRequiresMasterRead)) : null;

    /// <summary>What the parent's level gives on the child.</summary>
    public RowLevel Given(RowLevel parent) => Gives switch
    {
        ParentGift.Share => parent == RowLevel.All ? RowLevel.All : RowLevels.Min(parent, RowLevel.Read),
        ParentGift.Same => parent,
        ParentGift.Reading => RowLevels.Min(parent, RowLevel.Read),
        _ => parent >= RowLevel.Edit || ReadIsEnough && parent == RowLevel.Read ? RowLevel.All : parent,
    };

    /// <summary>Whether children may be made for a parent that one has this level of.</summary>
    public bool MayHaveMore(RowLevel parent) => Gives == ParentGift.FileLink ? parent >= RowLevel.Read : Given(parent) == RowLevel.All;

    /// <summary>What the rights on the parent's sObject leave of the level; none of it without the right to read that.</summary>
    public RowLevel Most(SObjectType? seen) => seen is null ? RowLevel.None
        : Gives != ParentGift.Same || seen.Is(SObjectFlags.Deletable) ? RowLevel.All
        : seen.Is(SObjectFlags.Updateable) ? RowLevel.Edit : RowLevel.Read;
}
