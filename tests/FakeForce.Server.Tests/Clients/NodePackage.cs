using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace FakeForce.Server.Tests.Clients;

/// <summary>A folder of tests/clients: its packages are installed once per lock file, and its scripts run against a server.</summary>
internal sealed class NodePackage
{
    /// <summary>A script that takes longer hangs: it is ended, and what it printed until then is shown.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<string, Lazy<Task<string?>>> Installing = new(StringComparer.Ordinal);
    private readonly string folder;

    public NodePackage(string name) => folder = Path.Combine(ClientsFolder(), name);

    /// <summary>The configuration of the org that the scripts expect.</summary>
    public static string Configuration => Path.Combine(ClientsFolder(), "fakeforce.json");

    public string Folder => folder;

    /// <summary>Installs the packages if they are not.</summary>
    public async Task ReadyAsync()
    {
        RealClients.Require("node", "npm");
        if (await Installing.GetOrAdd(folder, _ => new Lazy<Task<string?>>(InstallAsync)).Value is { } problem) RealClients.Miss(problem);
    }

    public async Task<ProgramEnd> RunAsync(string script, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        await ReadyAsync();
        return await ProgramEnd.OfAsync("node", ["run.mjs", script], folder, variables, Patience);
    }

    /// <summary>Null, or why there are no packages.</summary>
    private async Task<string?> InstallAsync()
    {
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), Server.Ending)));
        var mark = Path.Combine(folder, "node_modules", ".installed");
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark, Server.Ending) == wanted) return null;
        var install = await ProgramEnd.OfAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, [], Patience);
        if (install.Code != 0) return $"npm ci in {folder} ended with {install.Code}:\n{install.Output}\n{install.Errors}";
        await File.WriteAllTextAsync(mark, wanted, Server.Ending);
        return null;
    }

    private static string ClientsFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../clients"));
}
