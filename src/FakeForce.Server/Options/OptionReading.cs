using System.Collections;
using FakeForce.Server.Outgoing;
using FakeForce.Server.Project;

namespace FakeForce.Server.Options;

/// <summary>
/// What all sources together say. The command line wins over the environment, that over fakeforce.json, that over the
/// defaults; but a wrong value is a problem even where a stronger source hides it.
/// </summary>
internal sealed class OptionReading
{
    public FakeForceOptions Options { get; private set; } = new();
    public List<string> Problems { get; } = [];
    public List<string> Warnings { get; } = [];

    /// <summary>What the projects say, and the report on them.</summary>
    public ProjectReading Project { get; private set; } = new();
    public bool WantsHelp { get; private init; }
    public bool WantsVersion { get; private init; }

    public static OptionReading Read(IReadOnlyList<string> args, IDictionary variables, string directory)
    {
        var line = CommandLine.Read(args);
        var reading = new OptionReading { WantsHelp = line.WantsHelp, WantsVersion = line.WantsVersion };
        if (reading.WantsHelp || reading.WantsVersion) return reading;
        reading.Problems.AddRange(line.Problems);
        var environment = EnvironmentVariables.Read(variables, reading.Warnings);
        var file = ConfigFile.Read(ConfigPath(line.Given) ?? ConfigPath(environment), directory, reading.Problems);
        foreach (var source in new[] { file.Given, environment, line.Given }) reading.Apply(source);
        reading.Project = ProjectReading.Read(reading.Options.Project, directory, file.Root);
        // They are read now, and what they say is among the definitions.
        reading.Options = reading.Options with { Definitions = reading.Project.Definitions, Project = [] };
        reading.CompareWithEachOther();
        reading.Problems.AddRange(reading.Project.Problems(reading.Options.Strict));
        var (problems, warnings) = DefinitionChecks.Find(reading.Options);
        reading.Problems.AddRange(problems.Select(reading.Project.Located));
        reading.Warnings.AddRange(warnings.Select(reading.Project.Located));
        return reading;
    }

    private static string? ConfigPath(List<GivenOption> source) => source.Find(given => given.Rule.Name == "config")?.Text;

    private void Apply(List<GivenOption> source)
    {
        var options = Options;
        foreach (var rule in source.Select(given => given.Rule).Distinct())
            if (rule.Clear is { } clear) options = clear(options);
        foreach (var given in source)
            if (given.Rule.Set(ref options, given.Text) is { } reason) Problems.Add($"{given.Origin}: '{given.Text}' {reason}");
        Options = options;
    }

    private void CompareWithEachOther()
    {
        (string Name, int? Port)[] ports = [("--port", Options.Port), ("--tls-port", Options.TlsPort), ("--proxy-port", Options.ProxyPort)];
        for (var i = 0; i < ports.Length; i++)
            for (var j = i + 1; j < ports.Length; j++)
                if (ports[i].Port is > 0 && ports[i].Port == ports[j].Port)
                    Problems.Add($"{ports[i].Name} and {ports[j].Name} are both {ports[i].Port}");
        if (Options is { OpenControl: true, ControlKey: not null })
            Problems.Add("--open-control and --control-key contradict each other");
        Problems.AddRange(OutgoingTrust.Problems(Options));
    }
}
