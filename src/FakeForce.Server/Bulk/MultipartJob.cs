using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FakeForce.Server.Bulk;

/// <summary>
/// A job with its data in one request: a part "job" in JSON, then a part "content" in CSV of at most 100,000 characters
/// (guide, "Create a Job"). The job goes to UploadComplete without a further call.
/// </summary>
internal static class MultipartJob
{
    private const int MaxCharacters = 100_000;
    private const int MaxBytes = 1 << 20;
    private const int MaxBoundary = 70;

    public static bool Is(HttpRequest request) => request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    public static async ValueTask<BulkJob> CreateAsync(ApiCall call)
    {
        var parts = await PartsAsync(call);
        if (!parts.TryGetValue("job", out var job) || !parts.TryGetValue("content", out var content)) throw Malformed("The multipart request needs the parts job and content");
        if (Encoding.UTF8.GetCharCount(content) > MaxCharacters) throw Malformed($"The part content may have {MaxCharacters} characters");
        call.Body = job;
        var made = await call.Org.Bulk.CreateAsync(JobBody.Read(JsonIn.ReadRecord(job), isQuery: false), call.Caller, call.Cancel);
        var upload = await call.Org.Bulk.UploadAsync(made.Id, call.Session.UserId, call.Cancel);
        await upload.AddAsync(content, call.Cancel);
        await upload.FinishAsync(call.Cancel);
        return await call.Org.Bulk.CloseAsync(made.Id, call.Session.UserId, call.Cancel);
    }

    private static async ValueTask<Dictionary<string, byte[]>> PartsAsync(ApiCall call)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            var reader = new MultipartReader(Boundary(call.Http.Request), call.Http.Request.Body) { BodyLengthLimit = MaxBytes };
            while (await reader.ReadNextSectionAsync(call.Cancel) is { } part)
            {
                var name = ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var parsed) ? HeaderUtilities.RemoveQuotes(parsed.Name).ToString() : "";
                using var bytes = new MemoryStream();
                await part.Body.CopyToAsync(bytes, call.Cancel);
                parts[name] = bytes.ToArray();
            }
            return parts;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Malformed(e.Message);
        }
    }

    private static string Boundary(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        return boundary.Length is > 0 and <= MaxBoundary ? boundary : throw Malformed($"A multipart boundary has 1 to {MaxBoundary} characters");
    }

    private static SalesforceException Malformed(string message) => new("INVALID_MULTIPART_REQUEST", message);
}
