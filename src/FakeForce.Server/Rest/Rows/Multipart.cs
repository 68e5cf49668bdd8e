using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FakeForce.Server.Rest.Rows;

/// <summary>
/// A record with a file (REST guide, "Insert or Update Blob Data"): a JSON part, and one part named after the blob field
/// whose bytes are the file. The guide puts the JSON part first; jsforce sends it last, so its Content-Type tells it.
/// </summary>
internal static class Multipart
{
    /// <summary>The guide allows 500 MB (2 GB for ContentVersion); rows live in memory here, so the bound is lower and refused loudly.</summary>
    private const long MaxFileBytes = 256L * 1024 * 1024;
    private const int MaxBoundary = 70;

    public static bool Is(HttpRequest request) => request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    public static async ValueTask<RecordInput> ReadAsync(ApiCall call, SObjectType type)
    {
        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxFileBytes;
        var reader = new MultipartReader(Boundary(call.Http.Request), call.Http.Request.Body) { BodyLengthLimit = MaxFileBytes };
        try
        {
            RecordInput? input = null;
            var files = new RecordInput();
            while (await reader.ReadNextSectionAsync(call.Cancel) is { } part)
            {
                if (input is null && IsRecord(part)) input = JsonIn.ReadRecord(call.Body = await BytesAsync(part, call.Cancel));
                else await AddFileAsync(type, files, part, call.Cancel);
            }
            if (input is null) throw Malformed("The multipart request has no JSON part");
            input.Fields.AddRange(files.Fields);
            return input;
        }
        // A body that is too large or cannot be decoded is everybody's subject, not that of its parts.
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Malformed(e.Message);
        }
    }

    private static bool IsRecord(MultipartSection part) => part.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != false;

    private static async ValueTask AddFileAsync(SObjectType type, RecordInput input, MultipartSection part, CancellationToken cancel)
    {
        var disposition = ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var parsed) ? parsed : throw Malformed("A part has no Content-Disposition");
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (!type.TryField(name, out var field) || field.Type.Name != "base64") throw Malformed($"Part '{name}' is no binary field of {type.Name}");
        input.Fields.Add(new(field.Name, InputValue.Of(Convert.ToBase64String((await BytesAsync(part, cancel)).Span))));
    }

    private static async ValueTask<ReadOnlyMemory<byte>> BytesAsync(MultipartSection part, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await part.Body.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private static string Boundary(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        return boundary.Length is > 0 and <= MaxBoundary ? boundary : throw Malformed($"A multipart boundary has 1 to {MaxBoundary} characters");
    }

    private static SalesforceException Malformed(string message) => new("INVALID_MULTIPART_REQUEST", message);
}
