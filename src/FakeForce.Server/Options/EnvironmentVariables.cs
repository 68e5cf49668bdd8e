using System.Collections;

namespace FakeForce.Server.Options;

/// <summary>Reads FAKEFORCE_… variables. A list option takes several values with commas between them.</summary>
internal static class EnvironmentVariables
{
    /// <summary>
    /// Unknown variables are warnings: container platforms add some by themselves for a service that is called fakeforce
    /// (FAKEFORCE_SERVICE_HOST).
    /// </summary>
    public static List<GivenOption> Read(IDictionary variables, List<string> warnings)
    {
        var given = new List<GivenOption>();
        foreach (DictionaryEntry variable in variables)
        {
            var name = (string)variable.Key;
            if (!name.StartsWith("FAKEFORCE_", StringComparison.Ordinal)) continue;
            if (OptionTable.ByVariable(name) is not { } rule) warnings.Add($"unknown variable {name} is ignored");
            else Add(given, rule, (string?)variable.Value ?? "", name);
        }
        return given;
    }

    private static void Add(List<GivenOption> given, OptionRule rule, string text, string name)
    {
        if (!rule.Repeats)
            given.Add(new GivenOption(rule, text, name));
        else
            foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                given.Add(new GivenOption(rule, part, name));
    }
}
