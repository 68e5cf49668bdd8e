namespace FakeForce.Engine.Records;

/// <summary>A step of the order of execution: its number and name there, and what it does.</summary>
internal sealed record SaveStep(string Name, params Action<SaveContext>[] Actions);
