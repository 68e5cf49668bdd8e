using FakeForce.Engine.Seeds;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>What the org begins with, and what it had before.</summary>
public sealed partial class Org
{
    /// <summary>True for an org that was made to be seeded and is not yet.</summary>
    public bool AwaitsSeed => AwaitedSeed.Is(State);

    /// <summary>What an org of these options begins with.</summary>
    internal OrgState FreshState()
    {
        var fresh = Fresh(Options, Clock).Freeze();
        return Options.Number == 1 ? fresh : OrgCopy.Of(fresh, Options with { Number = 1, Suffix = "" }, Options, Clock.GetUtcNow());
    }

    /// <summary>Makes the present what <see cref="ResetAsync"/> goes back to, and lets it be searched at once.</summary>
    public void SetBaseline()
    {
        atStart = state;
        Searches.StartFrom(state);
    }
}
