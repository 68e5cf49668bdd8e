using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate;

/// <summary>
/// A decoded request body. The limit on bodies counts decoded bytes, so a small bomb cannot fill the memory; corrupt and
/// truncated bodies fail as Kestrel's own bad requests do.
/// </summary>
internal sealed class DecodedBody(Stream decoder, string encoding, IHttpMaxRequestBodySizeFeature? limit) : Stream
{
    private long length;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await decoder.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new BadHttpRequestException($"The request body is not valid {encoding}.", StatusCodes.Status400BadRequest);
        }
        length += count;
        if (limit?.MaxRequestBodySize is { } max && length > max)
            throw new BadHttpRequestException("The decoded request body is too large.", StatusCodes.Status413PayloadTooLarge);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("request bodies are read asynchronously");

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) decoder.Dispose();
        base.Dispose(disposing);
    }
}
