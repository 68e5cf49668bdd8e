using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula;

/// <summary>
/// What the names of a formula mean. A record's formulas read its fields (<see cref="Records.RecordScope"/>); a flow has a scope of its
/// own that answers its variables with a <see cref="Read{T}"/> over <see cref="FormulaFrame.Data"/>.
/// </summary>
internal abstract class FormulaScope
{
    public abstract FormulaUse Use { get; }

    /// <summary>The step that reads a name such as <c>Account.Owner:User.Name</c>. Throws <see cref="FormulaException"/> for a name that is none.</summary>
    public abstract Node Resolve(string path, int position);

    /// <summary>The same as it was before the write at hand, for PRIORVALUE and ISCHANGED. Null where the scope knows no before.</summary>
    public virtual Node? Prior(string path, int position) => null;

    /// <summary>The API names of a multi-select picklist's values; empty where any text may be one.</summary>
    public virtual IReadOnlyCollection<string> ValuesOf(string path) => [];

    /// <summary>How much a name adds to the formula's size and nesting: those of the formula that it stands for, or (1, 1).</summary>
    public virtual (int Size, int Height) WeightOf(string path) => (1, 1);
}
