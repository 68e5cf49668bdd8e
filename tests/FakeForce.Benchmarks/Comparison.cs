using System.Globalization;

namespace FakeForce.Benchmarks;

/// <summary>One request to a server, beside a bare Kestrel that returns the same bytes with the same status.</summary>
internal static class Comparison
{
    public static int[] Connections { get; } = [1, 8, 32];

    public static void PrintHead() => Console.WriteLine($"{"",-26}{"conn",5}{"req/s",10}{"p50 ms",9}{"p99 ms",9}{"bare",10}{"ratio",8}{"target",8}");

    public static async Task RunAsync(string name, ServerProcess server, byte[] request, double target, TimeSpan time)
    {
        var (status, bytes) = await RestClient.AnswerOfAsync(server, request);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, bytes);
        using var bare = ServerProcess.Bare(file, status.ToString(CultureInfo.InvariantCulture));
        bare.WaitUntilOpen();
        await Load.RunAsync(server.Port, request, 8, time / 2);
        await Load.RunAsync(bare.Port, request, 8, time / 2);
        foreach (var count in Connections)
        {
            // Interleaved halves, so that a noisy neighbour disturbs both sides alike.
            var rounds = new List<(LoadResult Ours, LoadResult Bare)>();
            for (var round = 0; round < 4; round++)
                rounds.Add((await Load.RunAsync(server.Port, request, count, time / 2), await Load.RunAsync(bare.Port, request, count, time / 2)));
            var ours = rounds.Average(r => r.Ours.PerSecond);
            var limit = rounds.Average(r => r.Bare.PerSecond);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26}{count,5}{ours,10:N0}{rounds.Average(r => r.Ours.P50),9:N3}{rounds.Average(r => r.Ours.P99),9:N3}{limit,10:N0}{ours / limit,8:N2}{target,8:N2}"));
        }
        File.Delete(file);
    }
}
