using FakeForce.Engine;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Composite;

/// <summary>A call inside a composite or a graph, as it was written.</summary>
internal sealed record SubrequestInput(string Method, string Url, string ReferenceId, JsonTree? Body, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private static readonly string[] methods = ["DELETE", "GET", "PATCH", "POST", "PUT"];

    // "Don't specify these headers in a subrequest. If you do, the top-level request fails" (REST guide, Composite Request Body).
    private static readonly string[] inherited = ["Accept", "Authorization", "Content-Type"];

    public ResourcePath Path { get; } = ResourcePath.Of(Url);

    /// <summary>The subrequests of a compositeRequest; each has a reference id of its own.</summary>
    public static List<SubrequestInput> ReadAll(JsonTree body, int version)
    {
        var subrequests = TypedBody.List(body, "compositeRequest").ConvertAll(tree => Read(tree, version));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var subrequest in subrequests)
            if (!seen.Add(subrequest.ReferenceId)) throw CompositeErrors.DuplicateReferenceId;
        return subrequests;
    }

    private static SubrequestInput Read(JsonTree tree, int version)
    {
        TypedBody.Check(tree, "body", "httpHeaders", "method", "referenceId", "url");
        var id = TypedBody.Text(tree, "referenceId");
        // Up to 51.0 a bad character only makes the id useless for references (REST guide, Composite Subrequest Result).
        if (version >= 52 && !ReferenceIds.IsLegal(id)) throw CompositeErrors.IllegalReferenceId(id);
        var method = TypedBody.Text(tree, "method");
        // Case-sensitive.
        if (!methods.Contains(method)) throw tree["method"]!.Mismatch("HttpMethod");
        return new SubrequestInput(method, TypedBody.Text(tree, "url"), id, tree["body"], HeadersOf(tree["httpHeaders"]));
    }

    private static List<KeyValuePair<string, string>> HeadersOf(JsonTree? tree)
    {
        if (tree is null) return [];
        if (tree.Kind != JsonKind.Object) throw tree.Mismatch("map");
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in tree.Members)
        {
            if (inherited.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new SalesforceException("BAD_REQUEST", $"Subrequests inherit the {name} header from the top-level request; it can't be specified in httpHeaders");
            headers.Add(new(name, value.IsScalar ? value.Written : throw value.Mismatch("string")));
        }
        return headers;
    }
}
