using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>Has an org begin with what <c>--seed</c> names; later resets go back to it.</summary>
internal static class StartSeed
{
    /// <summary>What became of it, for the first screen; null without a seed. Throws <see cref="SeedException"/>.</summary>
    public static async Task<string?> RunAsync(Org org, FakeForceOptions options, CancellationToken cancel)
    {
        if (options.Seed.Count == 0) return null;
        if (!org.AwaitsSeed) return "not loaded: the org was kept from an earlier start";
        var problems = new SeedProblems();
        var parts = options.Seed.SelectMany(path => SeedFolder.Read(path, problems)).ToList();
        problems.ThrowIfAny();
        var result = await SeedLoad.RunAsync(org, new Seed(parts) { KeepIds = options.SeedKeepIds }, problems, cancel);
        org.SetBaseline();
        return string.Create(CultureInfo.InvariantCulture, $"{result.Records:N0} records ({string.Join(", ", result.Counts.Select(count => $"{count.Value:N0} {count.Key}"))})");
    }
}
