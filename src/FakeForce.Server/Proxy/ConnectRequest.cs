using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace FakeForce.Server.Proxy;

/// <summary>The request `CONNECT host:port HTTP/1.1` with its headers, of which the proxy needs none.</summary>
internal sealed record ConnectRequest(string Host, int Port)
{
    private const int MaxHeadBytes = 16 * 1024;
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    /// <summary>Reads and consumes one request head; null if it is malformed, too long or never complete.</summary>
    public static async ValueTask<ConnectRequest?> ReadAsync(PipeReader input, CancellationToken ending)
    {
        while (true)
        {
            var read = await input.ReadAsync(ending);
            if (HeadEnd(read.Buffer) is { } end)
            {
                var request = Parse(read.Buffer.Slice(0, end));
                input.AdvanceTo(end);
                return request;
            }
            var hopeless = read.IsCompleted || read.Buffer.Length > MaxHeadBytes;
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (hopeless) return null;
        }
    }

    private static SequencePosition? HeadEnd(in ReadOnlySequence<byte> bytes)
    {
        var reader = new SequenceReader<byte>(bytes);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, EndOfHead) ? reader.Position : null;
    }

    private static ConnectRequest? Parse(in ReadOnlySequence<byte> head)
    {
        var text = Encoding.ASCII.GetString(head);
        var words = text[..text.IndexOf('\r', StringComparison.Ordinal)].Split(' ');
        if (words.Length != 3 || !words[2].StartsWith("HTTP/1.", StringComparison.Ordinal)) return null;
        var colon = words[1].LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(words[1].AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return null;
        return new ConnectRequest(words[1][..colon], port);
    }
}
