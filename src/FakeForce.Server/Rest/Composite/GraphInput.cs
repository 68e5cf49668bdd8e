using FakeForce.Engine;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Composite;

/// <summary>A graph and its nodes.</summary>
internal sealed record GraphInput(string Id, IReadOnlyList<SubrequestInput> Nodes)
{
    private const int LongestId = 39;

    public static GraphInput Read(JsonTree tree, int version)
    {
        TypedBody.Check(tree, "graphId", "compositeRequest");
        var id = TypedBody.Text(tree, "graphId");
        if (id.Length is 0 or > LongestId || !char.IsAsciiLetterOrDigit(id[0]) || id.Contains('.', StringComparison.Ordinal))
            throw new SalesforceException("JSON_PARSER_ERROR", $"Provided graphId ('{id}') must start with a letter or a number, be shorter than 40 characters, and it can't contain periods ('.').");
        return new GraphInput(id, SubrequestInput.ReadAll(tree, version));
    }
}
