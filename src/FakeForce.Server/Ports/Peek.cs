using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace FakeForce.Server.Ports;

/// <summary>Looks at the first bytes of a connection and consumes none of them.</summary>
internal static class Peek
{
    /// <summary>Kestrel gives an idle connection 130 seconds; a connection that never speaks gets the same here.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(130);

    /// <summary>Whether the connection starts with <paramref name="expected"/>; null if it ended or stayed silent.</summary>
    public static async ValueTask<bool?> StartsWithAsync(ConnectionContext connection, ReadOnlyMemory<byte> expected, TimeProvider clock)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            return await CompareAsync(connection.Transport.Input, expected, ending.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            return null;
        }
    }

    private static async ValueTask<bool?> CompareAsync(PipeReader input, ReadOnlyMemory<byte> expected, CancellationToken ending)
    {
        while (true)
        {
            var read = await input.ReadAsync(ending);
            var seen = (int)Math.Min(read.Buffer.Length, expected.Length);
            var agrees = Agrees(read.Buffer.Slice(0, seen), expected.Span[..seen]);
            var decided = !agrees || seen == expected.Length;
            // Examined up to where it starts, the next reader gets the same bytes at once; up to its end, only with more.
            input.AdvanceTo(read.Buffer.Start, decided || read.IsCompleted ? read.Buffer.Start : read.Buffer.End);
            if (decided) return agrees;
            if (read.IsCompleted || read.IsCanceled) return seen == 0 ? null : false;
        }
    }

    private static bool Agrees(ReadOnlySequence<byte> bytes, ReadOnlySpan<byte> expected)
    {
        if (bytes.IsSingleSegment) return bytes.FirstSpan.SequenceEqual(expected);
        Span<byte> copy = stackalloc byte[expected.Length];
        bytes.CopyTo(copy);
        return copy.SequenceEqual(expected);
    }
}
