using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Records.Locks;
using FakeForce.Engine.Rules;

namespace FakeForce.Engine.State;

/// <summary>What a transaction leaves to its end.</summary>
public sealed partial class Transaction
{
    private readonly List<TransactionEffect> effects = [];

    /// <summary>The org's rules; null while an org is made or taken up again, and for what is looked up only.</summary>
    internal OrgRules? Rules { get; init; }

    /// <summary>Rows that somebody else holds; null for what is looked up only.</summary>
    internal HeldRows? Held { get; init; }

    /// <summary>What its flows share; null until one runs.</summary>
    internal FlowSession? Flows { get; set; }

    internal void Add(TransactionEffect effect) => effects.Add(effect);

    /// <summary>Takes all effects of one kind, in the order in which they were set off.</summary>
    internal List<T> Take<T>() where T : TransactionEffect
    {
        if (effects.Count == 0) return [];
        var taken = effects.OfType<T>().ToList();
        if (taken.Count > 0) effects.RemoveAll(effect => effect is T);
        return taken;
    }
}
