using System.Text.RegularExpressions;

namespace FakeForce.Engine.Metadata;

/// <summary>An Apex class or trigger as it was written: kept, listed and queried. Nothing runs it.</summary>
public sealed record ApexDefinition(string FullName)
{
    public string Body { get; init; } = "";
    public double ApiVersion { get; init; } = 68;
    public string Status { get; init; } = "Active";
}

/// <summary>What the first line of a trigger says: <c>trigger Name on Object (before insert, after update)</c>.</summary>
internal sealed partial record TriggerHead(string Name, string Object, IReadOnlySet<string> Events)
{
    /// <summary>Null for what is no trigger.</summary>
    public static TriggerHead? Of(string body)
    {
        var found = Head().Match(body);
        return !found.Success ? null : new TriggerHead(found.Groups["name"].Value, found.Groups["object"].Value,
            found.Groups["events"].Value.Split(',').Select(one => string.Concat(one.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()).ToHashSet(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^(?:\s|//[^\n]*\n|/\*.*?\*/)*trigger\s+(?<name>\w+)\s+on\s+(?<object>\w+)\s*\((?<events>[\w\s,]+)\)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();
}
