using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Records;

namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>One thing that the code of a transaction does.</summary>
/// <param name="Catches">True for code that catches the exception of this step and goes on.</param>
internal abstract record Step(bool Catches);

internal sealed record CalloutStep(Callout Callout, bool Catches) : Step(Catches);

/// <summary>One DML statement: all of its records or none.</summary>
internal sealed record DmlStep(DmlOperation Operation, IReadOnlyList<RecordInput> Records, bool Catches) : Step(Catches);

internal enum DmlOperation
{
    Insert,
    Update,
    Delete,
}
