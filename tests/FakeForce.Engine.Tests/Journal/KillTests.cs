using System.Diagnostics;
using System.Globalization;
using FakeForce.Mover;

namespace FakeForce.Engine.Tests.Journal;

/// <summary>Kills a process that moves amounts between records, and adds up what it leaves.</summary>
public sealed class KillTests : IDisposable
{
    private const int Rounds = 20;

    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce-mover-").FullName;
    private readonly Chance chance = new((ulong)Environment.TickCount64);
    private readonly long[] answered = new long[Moving.Writers + 1];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task No_kill_leaves_half_a_move_or_loses_an_answered_one()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await LiveAndDieAsync(round);
            await using var org = Moving.Open(folder);
            Assert.Equal(Moving.Accounts * Moving.Each, Enumerable.Range(1, Moving.Accounts).Sum(account => Moving.Employees(org.State, account)));
            for (var writer = 1; writer <= Moving.Writers; writer++)
            {
                // One move of each writer may have been stored and not yet told.
                var found = Moving.Employees(org.State, Moving.Accounts + writer);
                Assert.InRange(found, answered[writer], answered[writer] + 1);
                answered[writer] = found;
            }
            // Half of the rounds go on from what a kill left, the others from a closed file.
            if (round % 2 == 0) org.Journal!.Abandon();
        }
        Assert.InRange(answered.Sum(), Rounds, long.MaxValue);
    }

    private async Task LiveAndDieAsync(int round)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Moving).Assembly.Location, folder, $"{round}"]) { RedirectStandardOutput = true })!;
        try
        {
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(Ending));
            var reading = Task.Run(() => ReadAsync(process.StandardOutput), Ending);
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(150)), Ending);
            process.Kill();
            await process.WaitForExitAsync(Ending);
            await reading;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private async Task ReadAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(Ending) is { } line)
        {
            // The kill may cut the last line; a number that lacks digits is smaller, which asks for less.
            var parts = line.Split(' ');
            if (parts.Length != 2 || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var count)) continue;
            var writer = int.Parse(parts[0], CultureInfo.InvariantCulture);
            answered[writer] = Math.Max(answered[writer], count);
        }
    }
}
