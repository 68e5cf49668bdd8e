using System.Diagnostics;
using FakeForce.Server.Tests.Clients;

namespace FakeForce.Server.Tests.External;

/// <summary>An OData 2.0 service in a process of its own: SAP's adapter over SQLite (tests/clients/odata2).</summary>
internal sealed class TwoService : IDisposable
{
    private readonly Process process;

    private TwoService(Process process, string endpoint) => (this.process, Endpoint) = (process, endpoint);

    public string Endpoint { get; }

    public static async Task<TwoService> StartAsync(string rows)
    {
        var package = new NodePackage("odata2");
        await package.ReadyAsync();
        var start = new ProcessStartInfo("node", ["serve.mjs", rows]) { WorkingDirectory = package.Folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(Server.Ending) is { } line)
            if (line.StartsWith("PORT ", StringComparison.Ordinal)) return new TwoService(process, $"http://127.0.0.1:{line[5..]}/odata/v2/warehouse");
        process.Dispose();
        throw new InvalidOperationException("the OData 2.0 service did not start");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(10))) process.Kill();
        process.Dispose();
    }
}
