using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Running;

/// <summary>An operation of an external service that an interview waits for, and which no transaction may be open for.</summary>
internal sealed record FlowCallout(string Element, string Action, IReadOnlyList<(string Name, Datum Value)> Inputs);
