using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows;

/// <summary>An operation of an external service that a flow calls; values are texts, decimals, truths, lists of them, or null.</summary>
public sealed record FlowCalloutRequest(Org Org, RecordId UserId, string Action, IReadOnlyList<KeyValuePair<string, object?>> Inputs);

/// <summary>What came of it: the outputs, in the same kinds of values, or an error.</summary>
public sealed record FlowCalloutResult(IReadOnlyList<KeyValuePair<string, object?>> Outputs, SaveError? Error = null);
