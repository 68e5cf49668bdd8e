using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FakeForce.Benchmarks;

/// <summary>Requests per second and latencies in milliseconds.</summary>
internal sealed record LoadResult(double PerSecond, double P50, double P99);

/// <summary>Sends one prepared HTTP/1.1 request over and over on each of some connections, bounded in time, one at a time per connection.</summary>
internal static class Load
{
    public static async Task<LoadResult> RunAsync(int port, byte[] request, int connections, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => ConnectionAsync(port, request, watch, time))));
        var elapsed = watch.Elapsed;
        var latencies = all.SelectMany(l => l).ToArray();
        Array.Sort(latencies);
        return new LoadResult(latencies.Length / elapsed.TotalSeconds, Percentile(latencies, 0.5), Percentile(latencies, 0.99));
    }

    private static double Percentile(long[] sorted, double part) =>
        sorted.Length == 0 ? 0 : TimeSpan.FromTicks(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))] * TimeSpan.TicksPerSecond / Stopwatch.Frequency).TotalMilliseconds;

    private static async Task<List<long>> ConnectionAsync(int port, byte[] request, Stopwatch watch, TimeSpan time)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var buffer = new byte[1024 * 1024];
        var latencies = new List<long>(100_000);
        while (watch.Elapsed < time)
        {
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            await ReceiveAsync(socket, buffer);
            latencies.Add(Stopwatch.GetTimestamp() - start);
        }
        return latencies;
    }

    // Answers have a Content-Length; anything but a 2xx ends the measurement, since errors are quicker than answers.
    private static async ValueTask ReceiveAsync(Socket socket, byte[] buffer)
    {
        int length = 0, end = -1, total = int.MaxValue;
        while (length < total)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0) throw new IOException("the server closed the connection");
            length += read;
            if (end >= 0 || (end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0) continue;
            if (buffer[9] != '2') throw new IOException(System.Text.Encoding.ASCII.GetString(buffer, 0, length));
            total = end + 4 + ContentLength(buffer.AsSpan(0, end));
        }
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return 0;
        System.Buffers.Text.Utf8Parser.TryParse(head[(at + 16)..], out int length, out _);
        return length;
    }
}
