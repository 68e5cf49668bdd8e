using FakeForce.Engine;
using FakeForce.Server.Json;

namespace FakeForce.Server.Gate;

/// <summary>Sends what a call came to: JSON, XML made from it, bytes, nothing, or the error body.</summary>
internal static class ApiAnswer
{
    private const string JsonType = "application/json;charset=UTF-8", XmlType = "application/xml;charset=UTF-8";

    public static async ValueTask SendAsync(ApiCall call)
    {
        var response = call.Http.Response;
        response.StatusCode = call.Status;
        if (call.Binary is { } binary) await WriteAsync(call.Http, binary.Bytes, binary.ContentType);
        else if (call.Blocks is { } blocks) await WriteAsync(call.Http, blocks.Bytes, blocks.ContentType);
        // 204 and 304 carry neither body nor media type: a client that sees JSON announced would parse nothing (observed with clients).
        else if (call.HasJson && call.Status is not (204 or 304)) await WriteAsync(call.Http, call.Json.Written, AcceptedFormat.IsXml(call.Http.Request), call.XmlRoot, call.XmlItem);
    }

    public static ValueTask SendAsync(HttpContext context, IReadOnlyList<SalesforceException> errors) =>
        SendAsync(context, errors, ErrorStatus.Of(errors[0]));

    public static async ValueTask SendAsync(HttpContext context, IReadOnlyList<SalesforceException> errors, int status)
    {
        using var json = new JsonOut(512);
        var wantsXml = AcceptedFormat.IsXml(context.Request);
        ErrorJson.Write(json, errors, codeFirst: wantsXml);
        context.Response.StatusCode = status;
        await WriteAsync(context, json.Written, wantsXml, "Errors", "Error");
    }

    /// <summary>For the few calls that need no session.</summary>
    public static ValueTask SendAsync(HttpContext context, JsonOut json, string root, string item) =>
        WriteAsync(context, json.Written, AcceptedFormat.IsXml(context.Request), root, item);

    private static ValueTask WriteAsync(HttpContext context, ReadOnlyMemory<byte> json, bool wantsXml, string root, string item) =>
        wantsXml ? WriteAsync(context, JsonToXml.Convert(json, root, item), XmlType)
        : context.Request.Headers.ContainsKey("X-PrettyPrint") ? WriteAsync(context, PrettyJson.Format(json), JsonType)
        : WriteAsync(context, json, JsonType);

    private static async ValueTask WriteAsync(HttpContext context, IEnumerable<ReadOnlyMemory<byte>> blocks, string contentType)
    {
        context.Response.ContentType = contentType;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        foreach (var block in blocks) await context.Response.BodyWriter.WriteAsync(block, context.RequestAborted);
    }

    private static async ValueTask WriteAsync(HttpContext context, ReadOnlyMemory<byte> bytes, string contentType)
    {
        var response = context.Response;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        // HEAD says what GET would (REST API Developer Guide), without the body.
        if (HttpMethods.IsHead(context.Request.Method)) return;
        if (Subrequest.Of(context) is { } inner) inner.Answer = bytes.ToArray();
        else await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }
}
