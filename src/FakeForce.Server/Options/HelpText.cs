using System.Text;

namespace FakeForce.Server.Options;

/// <summary>What --help and --version print.</summary>
internal static class HelpText
{
    public static string Version { get; } = "fakeforce " + typeof(HelpText).Assembly.GetName().Version!.ToString(3);

    public static string Help()
    {
        var text = new StringBuilder("A Salesforce org in one process, for testing integration code offline.\n\n");
        text.Append("usage: fakeforce [command] [options]\n\ncommands:\n");
        foreach (var (name, help) in CommandLine.Verbs) text.Append($"  {name,-24}{help}\n");
        text.Append("\noptions, with their defaults in brackets:\n");
        foreach (var rule in OptionTable.Rules) text.Append($"  {rule.Switch + " " + rule.Value,-24}{rule.Help}\n");
        text.Append($"  {"--help, --version",-24}print and stop\n");
        text.Append("\nEach option is also a variable (--tls-port: FAKEFORCE_TLS_PORT) and a key of fakeforce.json (tlsPort).\n");
        return text.Append("The command line wins over the environment, and that over the file.\n").ToString();
    }
}
