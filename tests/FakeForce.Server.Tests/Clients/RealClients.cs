namespace FakeForce.Server.Tests.Clients;

/// <summary>One real client at a time: each takes a whole core, and log-ins by browser share port 1717.</summary>
[CollectionDefinition(Name)]
public sealed class RealClients
{
    public const string Name = "real clients";

    /// <summary>Without its programs a client is skipped, saying why; but not in CI, where the real clients must run.</summary>
    internal static void Require(params string[] programs)
    {
        var missing = programs.Where(program => !ProgramEnd.Exists(program)).ToList();
        if (missing.Count > 0) Miss($"This machine has no {string.Join(" and no ", missing)}.");
    }

    internal static void Miss(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason + " With CI=true the real clients must run.");
        Assert.Skip(reason);
    }
}
