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
        var (json, files) = await ReadPartsAsync(call);
        var input = JsonIn.ReadRecord(json);
        foreach (var (name, bytes) in files) input.Fields.Add(File(type, name, $"Part '{name}'", bytes));
        return input;
    }

    /// <summary>The JSON part, and the bytes of all others by their names.</summary>
    public static async ValueTask<(ReadOnlyMemory<byte> Json, List<KeyValuePair<string, byte[]>> Files)> ReadPartsAsync(ApiCall call)
    {
        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxFileBytes;
        var reader = new MultipartReader(Boundary(call.Http.Request), call.Http.Request.Body) { BodyLengthLimit = MaxFileBytes };
        try
        {
            byte[]? json = null;
            var files = new List<KeyValuePair<string, byte[]>>();
            while (await reader.ReadNextSectionAsync(call.Cancel) is { } part)
            {
                if (json is null && IsRecord(part)) call.Body = json = await BytesAsync(part, call.Cancel);
                else files.Add(new(NameOf(part), await BytesAsync(part, call.Cancel)));
            }
            return (json ?? throw Malformed("The multipart request has no JSON part"), files);
        }
        // A body that is too large or cannot be decoded is everybody's subject, not that of its parts.
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Malformed(e.Message);
        }
    }

    /// <summary>A file as the value of its field.</summary>
    public static KeyValuePair<string, InputValue> File(SObjectType type, string fieldName, string shown, byte[] bytes) =>
        type.TryField(fieldName, out var field) && field.Type.Name == "base64" ? new(field.Name, InputValue.Of(Convert.ToBase64String(bytes)))
            : throw Malformed($"{shown} is no binary field of {type.Name}");

    public static SalesforceException Malformed(string message) => new("INVALID_MULTIPART_REQUEST", message);

    private static bool IsRecord(MultipartSection part) => part.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != false;

    private static string NameOf(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString()
            : throw Malformed("A part has no Content-Disposition");

    private static async ValueTask<byte[]> BytesAsync(MultipartSection part, CancellationToken cancel)
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
}
