using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Control.Requests;

/// <summary>A call of the journal as JSON, without its secrets.</summary>
internal static class RequestJson
{
    public static void Write(Utf8JsonWriter writer, RequestEntry entry, Org org, NearRoutes near)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", entry.Id);
        if (entry.OuterId > 0) writer.WriteNumber("inside", entry.OuterId);
        writer.WriteString("at", ControlTime.Text(entry.At));
        writer.WriteNumber("milliseconds", Math.Round(entry.Took.TotalMilliseconds, 3));
        writer.WriteString("api", entry.Api);
        writer.WriteString("method", entry.Method);
        writer.WriteString("path", entry.Path);
        if (entry.Query.Length > 0) writer.WriteString("query", Secrets.OfText(entry.Query));
        writer.WriteNumber("status", entry.Status);
        foreach (var (name, value) in new[] { ("sobject", entry.SObject), ("user", RequestFilter.NameOf(entry, org)), ("client", entry.Client), ("fault", entry.Fault), ("unsupported", entry.Unsupported) })
            if (value is not null) writer.WriteString(name, value);
        if (entry.Unsupported is not null)
        {
            writer.WriteStartArray("nearest");
            foreach (var route in near.To(entry.Method, entry.Path)) writer.WriteStringValue(route);
            writer.WriteEndArray();
        }
        Side(writer, "request", entry.Request);
        Side(writer, "response", entry.Answer);
        writer.WriteEndObject();
    }

    /// <summary>A body as text; bytes that are none as base64.</summary>
    public static (string Text, bool IsBase64) TextOf(KeptSide side)
    {
        var bytes = Decoded(side);
        try
        {
            // A character that the bound cut in two is left out.
            var text = new UTF8Encoding(false, throwOnInvalidBytes: !side.IsCut).GetString(bytes.Span);
            return text.Contains('\0', StringComparison.Ordinal) ? (Convert.ToBase64String(bytes.Span), true) : (Secrets.OfText(text), false);
        }
        catch (ArgumentException)
        {
            return (Convert.ToBase64String(bytes.Span), true);
        }
    }

    private static void Side(Utf8JsonWriter writer, string name, KeptSide side)
    {
        writer.WriteStartObject(name);
        writer.WriteStartObject("headers");
        foreach (var (header, value) in side.Headers) writer.WriteString(header, Secrets.OfHeader(header, value));
        writer.WriteEndObject();
        if (side.Length > 0)
        {
            writer.WriteNumber("bytes", side.Length);
            if (side.IsCut) writer.WriteBoolean("isCut", true);
            var (text, isBase64) = TextOf(side);
            writer.WriteString(isBase64 ? "bodyBase64" : "body", text);
        }
        writer.WriteEndObject();
    }

    // Answers are kept as they went out.
    private static ReadOnlyMemory<byte> Decoded(KeptSide side)
    {
        var bytes = side.Body;
        if (bytes.Length < 2 || bytes.Span[0] != 0x1F || bytes.Span[1] != 0x8B || !side.Headers.Any(h => h.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))) return bytes;
        using var plain = new MemoryStream();
        try
        {
            using var zipped = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            zipped.CopyTo(plain);
        }
        catch (InvalidDataException)
        {
            // The rest was cut off: what came before it is shown.
        }
        return plain.ToArray();
    }
}
