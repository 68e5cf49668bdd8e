using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>A parent's level as the child has it.</summary>
internal sealed class ParentSight(ParentLink link, Table table, Sight sight)
{
    public int Ordinal { get; } = link.Reference.Ordinal;

    private readonly Lazy<SeenRows> seen = new(() => sight.SeenIn(table));

    /// <summary>Whoever reads the parent reads the child.</summary>
    public bool LetsSee(Row child)
    {
        if (sight.SeesAll) return true;
        var parent = child.Reference(Ordinal);
        return parent.IsEmpty || parent.Prefix != link.Parent.KeyPrefix || seen.Value.Has(parent.Number);
    }

    public RowLevel LevelOf(Row child)
    {
        var id = child.Reference(Ordinal);
        if (sight.Everyone == RowLevel.All || id.IsEmpty || id.Prefix != link.Parent.KeyPrefix) return RowLevel.All;
        var number = id.Number;
        var parent = table.RowAt(number);
        return link.Given(parent.Exists ? sight.LevelOf(parent, number) : sight.Everyone);
    }
}
