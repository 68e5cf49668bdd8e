using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Control;

/// <summary>An answer of server-sent events (HTML Living Standard, "Server-sent events"): each has an id, to go on from, and JSON in one line.</summary>
internal sealed class ServerSentEvents(HttpContext context, CancellationToken ending)
{
    private readonly ArrayBufferWriter<byte> text = new();

    public Task BeginAsync(string comment)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        return CommentAsync(comment);
    }

    /// <summary>A line that clients pass over, which also tells those between that the connection lives.</summary>
    public Task CommentAsync(string comment)
    {
        text.Write(Encoding.UTF8.GetBytes($": {comment}\n\n"));
        return SendAsync();
    }

    public void Add(long id, Action<Utf8JsonWriter> write)
    {
        text.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {id}\ndata: ")));
        using (var writer = new Utf8JsonWriter(text)) write(writer);
        text.Write("\n\n"u8);
    }

    /// <summary>Sends what has been added; nothing if nothing was.</summary>
    public async Task SendAsync()
    {
        if (text.WrittenCount == 0) return;
        await context.Response.BodyWriter.WriteAsync(text.WrittenMemory, ending);
        await context.Response.BodyWriter.FlushAsync(ending);
        text.ResetWrittenCount();
    }
}
