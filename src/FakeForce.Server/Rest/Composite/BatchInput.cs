using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Composite;

/// <summary>A call inside a batch. Its URL was relative to /services/data/ and is whole here; its body is JSON.</summary>
internal sealed record BatchInput(string Method, string Url, ReadOnlyMemory<byte> Body)
{
    private static readonly string[] methods = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"];

    public static BatchInput Read(JsonTree tree, ReadOnlyMemory<byte> source, List<KeyValuePair<string, byte[]>> files)
    {
        TypedBody.Check(tree, "binaryPartName", "binaryPartNameAlias", "method", "richInput", "url");
        var method = TypedBody.Text(tree, "method").ToUpperInvariant();
        if (!methods.Contains(method)) throw tree["method"]!.Mismatch("HttpMethod");
        return new BatchInput(method, "/services/data/" + TypedBody.Text(tree, "url").TrimStart('/'), BodyOf(tree, source, files));
    }

    private static ReadOnlyMemory<byte> BodyOf(JsonTree tree, ReadOnlyMemory<byte> source, List<KeyValuePair<string, byte[]>> files)
    {
        var input = tree["richInput"];
        var part = BinaryPart.Of(tree);
        if (part is null && input is not { Start: < 0 }) return input is null ? default : source[input.Start..input.End];
        using var json = new JsonOut();
        json.BeginObject();
        foreach (var (name, value) in input?.Members ?? []) Write(json.Name(name), value);
        if (part is not null) json.Name(part.FieldName).String(Convert.ToBase64String(part.Find(files)));
        json.EndObject();
        return json.Written.ToArray();
    }

    private static void Write(JsonOut json, JsonTree tree)
    {
        if (tree.Kind == JsonKind.String) json.String(tree.Text);
        else if (tree.Kind == JsonKind.Object)
        {
            json.BeginObject();
            foreach (var (name, value) in tree.Members) Write(json.Name(name), value);
            json.EndObject();
        }
        else if (tree.Kind == JsonKind.Array)
        {
            json.BeginArray();
            foreach (var item in tree.Items) Write(json, item);
            json.EndArray();
        }
        else json.Raw(System.Text.Encoding.UTF8.GetBytes(tree.Written));
    }
}
