using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>What a name or a constant of a flow stands for: it is bound once, and read in each interview.</summary>
internal abstract class Reading
{
    /// <summary>Of its values, or of the entries of its lists; <see cref="DatumKind.Null"/> where it may be any.</summary>
    public DatumKind Kind { get; init; }

    /// <summary>Of records.</summary>
    public SObjectType? Type { get; init; }
    public bool IsList { get; init; }

    public abstract Datum Read(Interview interview);
}
