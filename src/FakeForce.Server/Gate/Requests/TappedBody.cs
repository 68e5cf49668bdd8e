using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate.Requests;

/// <summary>
/// A response body that also keeps its first bytes for the journal; it serves one call after another. The call is noted before the last bytes
/// of its answer go out: whoever has the answer finds the call in the journal.
/// </summary>
internal sealed class TappedBody(CallNote note) : PipeWriter, IHttpResponseBodyFeature
{
    private RequestTap tap = null!;
    private HttpContext context = null!;
    private IHttpResponseBodyFeature inner = null!;
    private PipeWriter writer = null!;
    private Memory<byte> handed;
    private Stream? stream;

    public Stream Stream => stream ??= AsStream(leaveOpen: true);
    public PipeWriter Writer => this;

    public override bool CanGetUnflushedBytes => writer.CanGetUnflushedBytes;
    public override long UnflushedBytes => writer.UnflushedBytes;

    public TappedBody Around(IHttpResponseBodyFeature body, HttpContext call, RequestTap noted)
    {
        (inner, writer, context, tap) = (body, body.Writer, call, noted);
        return this;
    }

    public void Release() => (inner, writer, handed, stream, context, tap) = (null!, null!, default, null, null!, null!);

    public override void Advance(int bytes)
    {
        note.Answer.Add(handed.Span[..bytes]);
        writer.Advance(bytes);
        handed = handed[bytes..];
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => handed = writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        NoteWhole();
        return writer.FlushAsync(cancellationToken);
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        note.Answer.Add(source.Span);
        NoteWhole();
        return writer.WriteAsync(source, cancellationToken);
    }

    public override void CancelPendingFlush() => writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => writer.Complete(exception);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();

    // Answers without a length are over when the call is.
    private void NoteWhole()
    {
        if (context.Response.ContentLength is { } length && length == note.Answer.Length) tap.Answered(context, note);
    }
}
