namespace FakeForce.Server.Options;

/// <summary>Puts a text into the options, or says why it does not fit ("is not a …").</summary>
internal delegate string? OptionSetter(ref FakeForceOptions options, string text);

/// <summary>One option: its name, the placeholder of its value (null for a switch), its help line and its meaning.</summary>
internal sealed record OptionRule(string Name, string? Value, string Help, OptionSetter Set)
{
    /// <summary>Empties a list option before a stronger source fills it; null for options that take one value.</summary>
    public Func<FakeForceOptions, FakeForceOptions>? Clear { get; init; }

    /// <summary>False for the one option that says where the file is.</summary>
    public bool InFile { get; init; } = true;

    public bool IsSwitch => Value is null;
    public bool Repeats => Clear is not null;
    public string Switch => "--" + Name;
    public string Variable { get; } = "FAKEFORCE_" + Name.ToUpperInvariant().Replace('-', '_');
    public string Key { get; } = Camel(Name);

    private static string Camel(string name)
    {
        var words = name.Split('-');
        for (var i = 1; i < words.Length; i++) words[i] = char.ToUpperInvariant(words[i][0]) + words[i][1..];
        return string.Concat(words);
    }
}

/// <summary>A value that some source gave for an option. <paramref name="Origin"/> names it in messages: "--port".</summary>
internal sealed record GivenOption(OptionRule Rule, string Text, string Origin);
