using FakeForce.Engine;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Server.Gate;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Bulk;

/// <summary>A job's CSV on its way in, straight from the socket into pieces.</summary>
internal static class JobData
{
    /// <summary>150 MB once they are base64, which is how Salesforce keeps and counts them (guide, "Prepare CSV Files").</summary>
    public const long MaxBytes = 150L * 1024 * 1024 / 4 * 3;

    public static void CheckType(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim();
        if (!"text/csv".Equals(type, StringComparison.OrdinalIgnoreCase))
            throw new SalesforceException("UNSUPPORTED_MEDIA_TYPE", $"Content type specified in HTTP header is unsupported: {(string.IsNullOrEmpty(type) ? "none" : type)}");
    }

    public static void AllowLength(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBytes;
    }

    /// <summary>Of data that are too long, or broke off, nothing is kept.</summary>
    public static async ValueTask ReadAsync(ApiCall call, BulkUpload upload)
    {
        try
        {
            await ReadToEndAsync(call, upload);
        }
        catch
        {
            await upload.DropAsync();
            throw;
        }
        await upload.FinishAsync(call.Cancel);
    }

    private static async ValueTask ReadToEndAsync(ApiCall call, BulkUpload upload)
    {
        var reader = call.Http.Request.BodyReader;
        for (long length = 0; ;)
        {
            var read = await reader.ReadAsync(call.Cancel);
            length += read.Buffer.Length;
            if (length > MaxBytes) throw new BadHttpRequestException("The request body is too large.", StatusCodes.Status413PayloadTooLarge);
            foreach (var segment in read.Buffer) await upload.AddAsync(segment, call.Cancel);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }
}
