namespace FakeForce.Server.Options;

/// <summary>
/// Reads `fakeforce [start] --name value …`. It is written by hand because System.CommandLine costs 23 ms of every start
/// (measured, .NET 10 on two cores), a tenth of what a bare server needs.
/// </summary>
internal sealed class CommandLine
{
    public static readonly IReadOnlyList<(string Name, string Help)> Verbs =
    [
        ("start", "serve an org until stopped (the default)"),
        ("check", "report on the project in a directory: check DIR; 1 if not all of it is understood"),
        ("capture", "copy an org's schema and a sample of its records into files; capture --help"),
        ("health", "ask the server of the same options whether it serves; 0 if so"),
    ];

    public List<GivenOption> Given { get; } = [];
    public List<string> Problems { get; } = [];
    public bool WantsHelp { get; private set; }
    public bool WantsVersion { get; private set; }

    public static CommandLine Read(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        var first = args.Count > 0 && !args[0].StartsWith('-') ? line.TakeVerb(args[0]) : 0;
        for (var i = first; i < args.Count; i++) i += line.Take(args[i], i + 1 < args.Count ? args[i + 1] : null);
        return line;
    }

    private int TakeVerb(string verb)
    {
        foreach (var known in Verbs)
            if (known.Name == verb) return 1;
        Problems.Add($"unknown command '{verb}'; the commands are: {string.Join(", ", Verbs.Select(known => known.Name))}");
        return 1;
    }

    /// <summary>Takes one argument and answers how many of those after it were its value.</summary>
    private int Take(string argument, string? next)
    {
        if (argument is "--help" or "-h" or "-?") WantsHelp = true;
        else if (argument == "--version") WantsVersion = true;
        else if (!argument.StartsWith("--", StringComparison.Ordinal)) Problems.Add($"unexpected argument '{argument}'");
        else return TakeOption(argument, next);
        return 0;
    }

    private int TakeOption(string argument, string? next)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument : argument[..equals];
        if (OptionTable.BySwitch(name) is not { } rule)
        {
            Problems.Add($"unknown option {name}");
            return equals < 0 && next is not null && !next.StartsWith('-') ? 1 : 0;
        }
        if (equals >= 0) return Add(rule, argument[(equals + 1)..], 0);
        if (rule.IsSwitch) return Add(rule, "true", 0);
        if (next is not null && !next.StartsWith("--", StringComparison.Ordinal)) return Add(rule, next, 1);
        Problems.Add($"{name} needs a value: {name} {rule.Value}");
        return 0;
    }

    private int Add(OptionRule rule, string text, int taken)
    {
        if (!rule.Repeats && Given.Exists(given => given.Rule == rule)) Problems.Add($"{rule.Switch} is given twice");
        else Given.Add(new GivenOption(rule, text, rule.Switch));
        return taken;
    }
}
