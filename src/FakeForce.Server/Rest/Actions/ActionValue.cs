namespace FakeForce.Server.Rest.Actions;

/// <summary>An input or output of an action, as its describe has it.</summary>
/// <param name="Type">STRING, BOOLEAN, REFERENCE, APEX …</param>
internal sealed record ActionValue(string Name, string Type)
{
    /// <summary>What describes say of a list (seen in Flow Builder's own test data).</summary>
    public const int Many = 2_000;

    public string? Label { get; init; }
    public string? Description { get; init; }
    public bool IsRequired { get; init; }
    public bool IsList { get; init; }

    /// <summary>Of an object, the class that Salesforce makes for it.</summary>
    public string? ApexClass { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Most characters; 0 where none are said.</summary>
    public int Length { get; init; }

    /// <summary>The API version from which on it is there.</summary>
    public int Since { get; init; }
}
