using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Actions;

/// <summary>An action of the org, and how it runs.</summary>
/// <param name="Type">As lists have it: EMAILSIMPLE.</param>
/// <param name="Path">Behind /actions: standard/emailSimple.</param>
internal sealed record InvocableAction(string Name, string Label, string Type, string Path)
{
    public string? Description { get; init; }
    public IReadOnlyList<ActionValue> Inputs { get; init; } = [];
    public IReadOnlyList<ActionValue> Outputs { get; init; } = [];

    /// <summary>A result for each set of inputs, in their order.</summary>
    public required Func<ApiCall, IReadOnlyList<JsonTree>, ValueTask<IReadOnlyList<ActionResult>>> RunAsync { get; init; }

    public bool IsStandard => Path.StartsWith("standard/", StringComparison.Ordinal);
}
