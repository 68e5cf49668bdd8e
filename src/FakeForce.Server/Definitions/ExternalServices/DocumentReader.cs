using System.Text.Json;
using FakeForce.Engine.Outbound.ExternalServices;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>
/// An OpenAPI document as operations:
/// 1 its version, 2 its size and references, 3 the names of all operations, 4 the active ones with their types.
/// Nothing of a step is looked at where the one before found a problem.
/// </summary>
internal sealed class DocumentReader(JsonElement root, string service, MediaTypes media)
{
    public const int MostProperties = 400_000;

    private static readonly string[] methods = ["get", "put", "post", "patch", "delete"];

    private readonly JsonPointers pointers = new(root);

    /// <param name="registration">What the operations are added to.</param>
    /// <param name="isActive">Whether the registration has an operation of that name switched on.</param>
    /// <param name="problems">Everything that is wrong.</param>
    public ServiceRegistration Read(ServiceRegistration registration, Func<string, bool> isActive, List<string> problems)
    {
        if (VersionOf() is not { } version)
        {
            problems.Add("it is neither OpenAPI 2.0 (\"swagger\": \"2.0\") nor 3.0 (\"openapi\": \"3.0.3\")");
            return registration;
        }
        var walk = DocumentWalk.Of(root);
        if (walk.Properties > MostProperties) problems.Add($"it has {walk.Properties} properties; {MostProperties} are the most");
        if (walk.Objects > ServiceRegistry.MostObjects) problems.Add($"it has {walk.Objects} objects; {ServiceRegistry.MostObjects} are the most");
        if (walk.ReferenceCount > DocumentWalk.MostReferences) problems.Add($"it has {walk.ReferenceCount} references; {DocumentWalk.MostReferences} are the most");
        if (problems.Count == 0) problems.AddRange(RefRules.Problems(walk, pointers));
        if (problems.Count > 0) return registration;
        var found = Found(problems);
        if (found.Count > ServiceRegistry.MostOperations) problems.Add($"it has {found.Count} operations; {ServiceRegistry.MostOperations} are the most");
        if (problems.Count > 0) return registration;
        var names = new ApexNames(service);
        var schemas = new SchemaReader(pointers, names);
        var prefix = PrefixOf(version, problems);
        OperationReader reader = version == 2 ? new OpenApi2Reader(root, pointers, schemas, names, media) : new OpenApi3Reader(pointers, schemas, names, media);
        var active = found.Where(one => isActive(one.Name)).Select(one => reader.Read(one with { Path = prefix + one.Path }, problems)).ToList();
        return registration with { Operations = active, DocumentOperations = found.Count, ActiveObjects = schemas.Objects, DocumentObjects = walk.Objects };
    }

    private int? VersionOf()
    {
        if (root.TryGetProperty("swagger", out var swagger)) return swagger.ToString() == "2.0" ? 2 : null;
        return root.TryGetProperty("openapi", out var openapi) && (openapi.ToString() == "3.0" || openapi.ToString().StartsWith("3.0.", StringComparison.Ordinal)) ? 3 : null;
    }

    // The host is the named credential's, the path behind it the document's (Salesforce Help, "Define an External Credential and a Named Credential").
    private string PrefixOf(int version, List<string> problems)
    {
        var url = version == 2 ? root.TryGetProperty("basePath", out var path) ? path.ToString() : ""
            : root.TryGetProperty("servers", out var servers) && servers.ValueKind == JsonValueKind.Array && servers.GetArrayLength() > 0 && servers[0].ValueKind == JsonValueKind.Object && servers[0].TryGetProperty("url", out var first) ? first.ToString() : "";
        // Observed: System.CalloutException, "The named callout URL: … is malformed".
        if (url.StartsWith("callout:", StringComparison.OrdinalIgnoreCase)) problems.Add($"the server {url} names a credential, and the registration does too; Salesforce cannot call such a service");
        if (url.Contains('{', StringComparison.Ordinal)) problems.Add($"the server {url} has variables, which are not supported");
        if (Uri.TryCreate(url, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https") url = whole.AbsolutePath;
        url = url.TrimEnd('/');
        if (url.Length > 0 && (!url.StartsWith('/') || url.AsSpan().ContainsAny('?', '#'))) problems.Add($"the server {url} is no address and no path");
        return url;
    }

    private List<FoundOperation> Found(List<string> problems)
    {
        var found = new List<FoundOperation>();
        if (!root.TryGetProperty("paths", out var paths) || paths.ValueKind != JsonValueKind.Object) problems.Add("it has no paths");
        else
            foreach (var path in paths.EnumerateObject().Where(path => !path.Name.StartsWith("x-", StringComparison.Ordinal))) Add(path, found, problems);
        foreach (var twice in found.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)) problems.Add($"the operation {twice.Key} is there {twice.Count()} times");
        return found;
    }

    private void Add(JsonProperty path, List<FoundOperation> found, List<string> problems)
    {
        if (!path.Name.StartsWith('/') || path.Name.AsSpan().ContainsAny('?', '#')) problems.Add($"the path {path.Name} must begin with / and have neither ? nor #");
        var item = path.Value.ValueKind == JsonValueKind.Object ? pointers.Follow(path.Value) : path.Value;
        if (item.ValueKind != JsonValueKind.Object) problems.Add($"the path {path.Name} must be an object");
        else
            foreach (var method in methods)
                if (item.TryGetProperty(method, out var operation) && operation.ValueKind == JsonValueKind.Object)
                    found.Add(new FoundOperation(NameOf(operation, method, path.Name), method.ToUpperInvariant(), path.Name, item, operation));
    }

    // "operationId, else method and path"; how the latter are joined is ours.
    private static string NameOf(JsonElement operation, string method, string path) =>
        operation.TryGetProperty("operationId", out var id) && id.ValueKind == JsonValueKind.String && id.GetString()!.Length > 0 ? id.GetString()!
            : method + string.Concat(path.Split('/', '{', '}', '-', '.', '_').Where(part => part.Length > 0).Select(part => "_" + part));
}
