using System.Buffers;
using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Json;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate;

/// <summary>Reading a call's body: its size, its media type, and the record in it.</summary>
internal static class RequestBody
{
    /// <summary>Non-multipart bodies carry at most 50 MB of text (REST guide, "Insert or Update Blob Data").</summary>
    public const long MaxBytes = 50 * 1024 * 1024;

    /// <summary>The record of a JSON or XML body; throws UNSUPPORTED_MEDIA_TYPE, JSON_PARSER_ERROR or XML_PARSER_ERROR.</summary>
    public static async ValueTask<RecordInput> ReadRecordAsync(ApiCall call)
    {
        var isXml = IsXml(call.Http.Request);
        var body = await ReadAsync(call.Http, MaxBytes, call.Cancel);
        call.Body = body;
        if (body.IsEmpty) throw JsonIn.Missing();
        return isXml ? XmlIn.ReadRecord(body) : JsonIn.ReadRecord(body);
    }

    /// <summary>A body of many records or calls, JSON or, where the resource has it, XML; throws as <see cref="ReadRecordAsync"/> does.</summary>
    public static async ValueTask<JsonTree> ReadTreeAsync(ApiCall call, bool takesXml = true)
    {
        var isXml = IsXml(call.Http.Request);
        if (isXml && !takesXml) throw Unsupported(call.Http.Request.ContentType);
        call.Body = await ReadAsync(call.Http, MaxBytes, call.Cancel);
        return isXml ? XmlTree.Read(call.Body) : JsonIn.ReadTree(call.Body);
    }

    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, long max, CancellationToken cancel)
    {
        if (Subrequest.Of(http) is { } inner) return inner.Body;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = max;
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                if (CallNote.Of(http) is { Body.Length: 0 } note) note.Body.Take(bytes);
                return bytes;
            }
            if (read.Buffer.Length > max) throw new BadHttpRequestException("The request body is too large.", StatusCodes.Status413PayloadTooLarge);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // A body without a type is taken for JSON only if there is none to judge: Salesforce asks for the header (REST API Developer Guide).
    private static bool IsXml(HttpRequest request)
    {
        var type = request.ContentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        if (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)) return false;
        if (type.Equals("application/xml", StringComparison.OrdinalIgnoreCase) || type.Equals("text/xml", StringComparison.OrdinalIgnoreCase)) return true;
        if (type.IsEmpty && request.ContentLength is null or 0 && !request.Headers.TransferEncoding.ToString().Contains("chunked", StringComparison.OrdinalIgnoreCase)) return false;
        throw Unsupported(type.IsEmpty ? "none" : type.ToString());
    }

    private static SalesforceException Unsupported(string? type) => new("UNSUPPORTED_MEDIA_TYPE", $"Content type specified in HTTP header is unsupported: {type}");
}
