using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate.Requests;

/// <summary>A response body that also keeps its first bytes for the journal; it serves one call after another.</summary>
internal sealed class TappedBody(Captured captured) : PipeWriter, IHttpResponseBodyFeature
{
    private IHttpResponseBodyFeature inner = null!;
    private PipeWriter writer = null!;
    private Memory<byte> handed;
    private Stream? stream;

    public Stream Stream => stream ??= AsStream(leaveOpen: true);
    public PipeWriter Writer => this;

    public override bool CanGetUnflushedBytes => writer.CanGetUnflushedBytes;
    public override long UnflushedBytes => writer.UnflushedBytes;

    public TappedBody Around(IHttpResponseBodyFeature body)
    {
        (inner, writer) = (body, body.Writer);
        return this;
    }

    public void Release() => (inner, writer, handed, stream) = (null!, null!, default, null);

    public override void Advance(int bytes)
    {
        captured.Add(handed.Span[..bytes]);
        writer.Advance(bytes);
        handed = handed[bytes..];
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => handed = writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => writer.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        captured.Add(source.Span);
        return writer.WriteAsync(source, cancellationToken);
    }

    public override void CancelPendingFlush() => writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => writer.Complete(exception);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();
}
