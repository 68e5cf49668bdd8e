using FakeForce.Engine.Records;

namespace FakeForce.Server.Rest.Actions;

/// <summary>What became of one set of inputs.</summary>
/// <param name="Outputs">A JSON object; null for none.</param>
internal sealed record ActionResult(ReadOnlyMemory<byte>? Outputs, IReadOnlyList<SaveError> Errors)
{
    public static ActionResult Done(ReadOnlyMemory<byte>? outputs = null) => new(outputs, []);

    public static ActionResult Failed(params IReadOnlyList<SaveError> errors) => new(null, errors);
}
