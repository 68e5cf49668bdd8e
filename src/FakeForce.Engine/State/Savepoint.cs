using FakeForce.Engine.Events;

namespace FakeForce.Engine.State;

/// <summary>A moment inside a transaction.</summary>
public readonly record struct Savepoint
{
    internal Savepoint(int changeCount, int wholeCount, EventLog log, int immediateEvents, int effectCount) =>
        (ChangeCount, WholeCount, Log, ImmediateEvents, EffectCount) = (changeCount, wholeCount, log, immediateEvents, effectCount);

    internal int ChangeCount { get; }
    internal int WholeCount { get; }
    internal EventLog Log { get; }
    internal int ImmediateEvents { get; }
    internal int EffectCount { get; }
}
