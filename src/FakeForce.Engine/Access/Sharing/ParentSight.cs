using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>A parent's level as the child has it.</summary>
/// <param name="link">Which parent.</param>
/// <param name="table">The rows of its sObject.</param>
/// <param name="sight">What the user may do with them.</param>
/// <param name="most">What the user's rights on that sObject leave of it.</param>
internal sealed class ParentSight(ParentLink link, Table table, Sight sight, RowLevel most)
{
    public int Ordinal { get; } = link.Reference.Ordinal;

    private readonly Lazy<SeenRows> seen = new(() => sight.SeenIn(table));

    /// <summary>Whoever reads the parent reads the child.</summary>
    public bool LetsSee(Row child)
    {
        var parent = child.Reference(Ordinal);
        if (parent.IsEmpty || parent.Prefix != link.Parent.KeyPrefix) return true;
        return most != RowLevel.None && (sight.SeesAll || seen.Value.Has(parent.Number));
    }

    /// <summary>All where this is not the child's parent: it takes nothing away.</summary>
    public RowLevel LevelOf(Row child)
    {
        var id = child.Reference(Ordinal);
        if (id.IsEmpty || id.Prefix != link.Parent.KeyPrefix) return RowLevel.All;
        var number = id.Number;
        var parent = sight.Everyone == RowLevel.All ? default : table.RowAt(number);
        return link.Given(RowLevels.Min(most, parent.Exists ? sight.LevelOf(parent, number) : sight.Everyone));
    }
}
