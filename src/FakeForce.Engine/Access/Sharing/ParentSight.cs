using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>A parent's level as the child has it.</summary>
internal sealed class ParentSight(ParentLink link, Table table, Sight sight)
{
    public int Ordinal { get; } = link.Reference.Ordinal;

    public RowLevel LevelOf(Row child)
    {
        if (sight.Everyone == RowLevel.All || !child.Has(Ordinal) || child.Reference(Ordinal).Prefix != link.Parent.KeyPrefix) return RowLevel.All;
        var number = child.Reference(Ordinal).Number;
        var parent = table.RowAt(number);
        return link.Given(parent.Exists ? sight.LevelOf(parent, number) : sight.Everyone);
    }
}
