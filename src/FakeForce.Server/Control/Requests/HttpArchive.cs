using System.Text.Json;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Control.Requests;

/// <summary>Calls as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), whose unknown sizes are −1.</summary>
internal static class HttpArchive
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<RequestEntry> entries, string address)
    {
        writer.WriteStartObject("log");
        writer.WriteString("version", "1.2");
        writer.WriteStartObject("creator");
        writer.WriteString("name", "FakeForce");
        writer.WriteString("version", typeof(HttpArchive).Assembly.GetName().Version!.ToString(3));
        writer.WriteEndObject();
        writer.WriteStartArray("entries");
        // Calls inside others were never on the wire.
        foreach (var entry in entries.Where(entry => entry.OuterId == 0)) Write(writer, entry, address);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RequestEntry entry, string address)
    {
        var took = entry.Took.TotalMilliseconds;
        writer.WriteStartObject();
        writer.WriteString("startedDateTime", ControlTime.Text(entry.At - entry.Took));
        writer.WriteNumber("time", took);
        Request(writer, entry, address + entry.Path + Secrets.OfText(entry.Query));
        Response(writer, entry);
        writer.WriteStartObject("cache");
        writer.WriteEndObject();
        writer.WriteStartObject("timings");
        writer.WriteNumber("send", 0);
        writer.WriteNumber("wait", took);
        writer.WriteNumber("receive", 0);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Request(Utf8JsonWriter writer, RequestEntry entry, string url)
    {
        writer.WriteStartObject("request");
        writer.WriteString("method", entry.Method);
        writer.WriteString("url", url);
        Headers(writer, entry.Request.Headers);
        writer.WriteStartArray("queryString");
        foreach (var (name, values) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Secrets.OfText(entry.Query)))
            foreach (var value in values) Pair(writer, name, value ?? "");
        writer.WriteEndArray();
        if (entry.Request.Length > 0)
        {
            writer.WriteStartObject("postData");
            writer.WriteString("mimeType", TypeOf(entry.Request.Headers));
            writer.WriteString("text", RequestJson.TextOf(entry.Request).Text);
            writer.WriteEndObject();
        }
        writer.WriteNumber("headersSize", -1);
        writer.WriteNumber("bodySize", entry.Request.Length);
        writer.WriteEndObject();
    }

    private static void Response(Utf8JsonWriter writer, RequestEntry entry)
    {
        var (text, isBase64) = RequestJson.TextOf(entry.Answer);
        writer.WriteStartObject("response");
        writer.WriteNumber("status", entry.Status);
        writer.WriteString("statusText", Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(entry.Status));
        Headers(writer, entry.Answer.Headers);
        writer.WriteStartObject("content");
        writer.WriteNumber("size", entry.Answer.Length);
        writer.WriteString("mimeType", TypeOf(entry.Answer.Headers));
        writer.WriteString("text", text);
        if (isBase64) writer.WriteString("encoding", "base64");
        writer.WriteEndObject();
        writer.WriteString("redirectURL", entry.Answer.Headers.FirstOrDefault(h => h.Key == "Location").Value ?? "");
        writer.WriteNumber("headersSize", -1);
        writer.WriteNumber("bodySize", entry.Answer.Length);
        writer.WriteEndObject();
    }

    private static void Headers(Utf8JsonWriter writer, KeyValuePair<string, string>[] headers)
    {
        writer.WriteString("httpVersion", "HTTP/1.1");
        writer.WriteStartArray("cookies");
        writer.WriteEndArray();
        writer.WriteStartArray("headers");
        foreach (var (name, value) in headers) Pair(writer, name, Secrets.OfHeader(name, value));
        writer.WriteEndArray();
    }

    private static string TypeOf(KeyValuePair<string, string>[] headers) => headers.FirstOrDefault(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "";

    private static void Pair(Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("value", value);
        writer.WriteEndObject();
    }
}
