using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate;

/// <summary>
/// A response body that decides on its first kilobyte: shorter bodies, streams that flush early and types that do not
/// shrink go out as they are, the rest in gzip.
/// </summary>
internal sealed class GzipResponse(HttpResponse response, IHttpResponseBodyFeature inner) : Stream, IHttpResponseBodyFeature
{
    private const int Threshold = 1024;
    private static readonly string[] Incompressible = ["image/", "audio/", "video/", "application/zip", "application/gzip", "application/octet-stream"];

    private readonly byte[] held = new byte[Threshold];
    private int heldCount;
    private Stream? target;
    private PipeWriter? writer;

    Stream IHttpResponseBodyFeature.Stream => this;
    public PipeWriter Writer => writer ??= PipeWriter.Create(this, new StreamPipeWriterOptions(leaveOpen: true));
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (target is null && heldCount + buffer.Length < Threshold)
        {
            buffer.CopyTo(held.AsMemory(heldCount));
            heldCount += buffer.Length;
            return;
        }
        if (target is null) await DecideAsync(zip: true, cancellationToken);
        await target!.WriteAsync(buffer, cancellationToken);
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (target is null) await DecideAsync(zip: false, cancellationToken);
        await target!.FlushAsync(cancellationToken);
    }

    /// <summary>Sends what is held, and the end of the gzip stream.</summary>
    public async Task FinishAsync()
    {
        if (writer is not null) await writer.CompleteAsync();
        if (target is null && heldCount > 0) await DecideAsync(zip: false, default);
        if (target is GZipStream) await target.DisposeAsync();
        target = inner.Stream;
        heldCount = 0;
    }

    // Nothing starts before the decision, because it may still set headers.
    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async Task CompleteAsync()
    {
        await FinishAsync();
        await inner.CompleteAsync();
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(this, path, offset, count, cancellationToken);

    public void DisableBuffering() => inner.DisableBuffering();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("response bodies are written asynchronously");
    public override void Flush() => throw new NotSupportedException("response bodies are written asynchronously");
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask DecideAsync(bool zip, CancellationToken cancellationToken)
    {
        target = zip && Shrinks() ? Zip() : inner.Stream;
        if (heldCount > 0) await target.WriteAsync(held.AsMemory(0, heldCount), cancellationToken);
        heldCount = 0;
    }

    private bool Shrinks()
    {
        if (response.HasStarted || response.Headers.ContentEncoding.Count > 0 || response.Headers.ContentRange.Count > 0) return false;
        var type = response.ContentType ?? "";
        return !Incompressible.Any(prefix => type.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }

    private GZipStream Zip()
    {
        response.Headers.ContentEncoding = "gzip";
        response.Headers.Append("Vary", "Accept-Encoding");
        response.Headers.ContentLength = null;
        return new GZipStream(inner.Stream, CompressionLevel.Fastest, leaveOpen: true);
    }
}
