using System.Globalization;
using System.Net;
using FakeForce.Engine.Chaos;

namespace FakeForce.Server.Options;

/// <summary>How the text of an option becomes its value, one per kind of value.</summary>
internal static class OptionTexts
{
    public static OptionSetter Number(int min, int max, Func<FakeForceOptions, int, FakeForceOptions> set) =>
        (ref FakeForceOptions options, string text) =>
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < min || number > max)
                return $"is not a number from {min} to {max}";
            options = set(options, number);
            return null;
        };

    public static OptionSetter Choice<T>(Func<FakeForceOptions, T, FakeForceOptions> set) where T : struct, Enum =>
        (ref FakeForceOptions options, string text) =>
        {
            foreach (var choice in Enum.GetValues<T>())
            {
                if (!string.Equals(choice.ToString(), text, StringComparison.OrdinalIgnoreCase)) continue;
                options = set(options, choice);
                return null;
            }
            return "is none of " + string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
        };

    public static OptionSetter Text(Func<FakeForceOptions, string, FakeForceOptions> set) =>
        (ref FakeForceOptions options, string text) =>
        {
            if (string.IsNullOrWhiteSpace(text)) return "is empty";
            options = set(options, text);
            return null;
        };

    public static string? Bind(ref FakeForceOptions options, string text)
    {
        if (text is not ("localhost" or "*") && !IPAddress.TryParse(text, out _)) return "is not localhost, * or an IP address";
        options = options with { Bind = text };
        return null;
    }

    public static string? Scenario(ref FakeForceOptions options, string text)
    {
        if (!Scenarios.All.Any(scenario => scenario.Name == text)) return $"is none of {string.Join(", ", Scenarios.All.Select(scenario => scenario.Name))}";
        options = options with { Scenario = [.. options.Scenario, text] };
        return null;
    }

    public static string? SeedPath(ref FakeForceOptions options, string text)
    {
        if (!File.Exists(text) && !System.IO.Directory.Exists(text)) return "is no file and no directory";
        options = options with { Seed = [.. options.Seed, text] };
        return null;
    }

    public static string? ProjectPath(ref FakeForceOptions options, string text)
    {
        if (!System.IO.Directory.Exists(text)) return "is no directory";
        options = options with { Project = [.. options.Project, text] };
        return null;
    }

    public static string? Directory(ref FakeForceOptions options, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "is empty";
        if (File.Exists(text)) return "is a file, not a directory";
        options = options with { Data = Path.GetFullPath(text) };
        return null;
    }

    public static string? ApiVersion(ref FakeForceOptions options, string text)
    {
        var whole = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        if (!int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version is < 21 or > 68)
            return "is not an API version from 21.0 to 68.0";
        options = options with { ApiVersion = version.ToString(CultureInfo.InvariantCulture) + ".0" };
        return null;
    }

    public static string? Seed(ref FakeForceOptions options, string text)
    {
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            return "is not a whole number from 0 up";
        options = options with { SeedValue = seed };
        return null;
    }

    public static OptionSetter Flag(Func<FakeForceOptions, bool, FakeForceOptions> set) =>
        (ref FakeForceOptions options, string text) =>
        {
            if (text is not ("true" or "1" or "false" or "0")) return "is not true or false";
            options = set(options, text is "true" or "1");
            return null;
        };

    public static string? Otlp(ref FakeForceOptions options, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return "is not an http or https address";
        options = options with { Otlp = url };
        return null;
    }

    public static string? InstanceUrl(ref FakeForceOptions options, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/")
            return "is not an http or https address without a path";
        options = options with { InstanceUrl = url };
        return null;
    }
}
