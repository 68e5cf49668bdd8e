using FakeForce.Engine.Events;

namespace FakeForce.Engine.State;

/// <summary>A moment inside a transaction.</summary>
public readonly record struct Savepoint
{
    internal Savepoint(int changeCount, int wholeCount, EventLog log, int immediateEvents) =>
        (ChangeCount, WholeCount, Log, ImmediateEvents) = (changeCount, wholeCount, log, immediateEvents);

    internal int ChangeCount { get; }
    internal int WholeCount { get; }
    internal EventLog Log { get; }
    internal int ImmediateEvents { get; }
}
