using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate.Requests;

/// <summary>
/// A request body that also keeps its first bytes for the journal, as it is read. JSON is read in one piece and kept as such, which costs
/// nothing; forms, XML, CSV and files come in pieces.
/// </summary>
internal sealed class TappedRequest(Stream inner, Captured captured) : Stream
{
    public static void Put(HttpContext context)
    {
        if (CallNote.Of(context) is not { } note || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false) return;
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true) return;
        context.Request.Body = new TappedRequest(context.Request.Body, note.Body);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        captured.Add(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        captured.Add(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
