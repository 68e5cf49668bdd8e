using FakeForce.Engine;
using FakeForce.Engine.Soql;

namespace FakeForce.Server.Start;

/// <summary>
/// A log-in and a query on a fork that is thrown away, so that their code is compiled on the second core while Kestrel
/// starts on the first. The org itself sees nothing of it.
/// </summary>
internal static class WarmUp
{
    public static void Begin(Org org) => _ = Task.Run(() => TryOutAsync(org));

    private static async Task TryOutAsync(Org org)
    {
        await using var trial = org.Fork();
        if (trial.Identity.Apps.TryFind("fakeforce", out var app))
            await trial.Identity.AppLogins.ByPasswordAsync(app, org.Options.Username, org.Options.Password);
        var context = new QueryContext(default, TimeZoneInfo.Utc, trial.Clock.GetUtcNow(), trial.Options.ApiVersion);
        trial.Cursors.First(trial.Queries.Run(trial, "SELECT Id, Name FROM Account", context), null, context.Now);
    }
}
