namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>A declared answer of an operation.</summary>
/// <param name="Status">200, 4XX or default: the name of the output.</param>
/// <param name="Contents">What it may hold, by media type; empty for one without a body.</param>
public sealed record ServiceResponse(string Status, IReadOnlyList<ResponseContent> Contents)
{
    /// <summary>The type of its output; null for one without a body.</summary>
    public DataType? Type => Contents.Count == 0 ? null : Contents[0].Type;
}
