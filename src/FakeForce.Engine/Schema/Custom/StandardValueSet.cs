namespace FakeForce.Engine.Schema;

/// <summary>The values of standard picklists, in the words of the metadata type StandardValueSet.</summary>
public sealed record StandardValueSet(string FullName)
{
    public IReadOnlyList<StandardValue> Values { get; init; } = [];
}

/// <summary>A value, with what some sets know of theirs.</summary>
public sealed record StandardValue(string FullName)
{
    public string? Label { get; init; }
    public bool Default { get; init; }
    public bool IsActive { get; init; } = true;

    /// <summary>Of a case, a task, an opportunity.</summary>
    public bool Closed { get; init; }

    /// <summary>Of an opportunity: won, how likely in percent, and its forecast category in the Metadata API's word.</summary>
    public bool Won { get; init; }
    public int? Probability { get; init; }
    public string? ForecastCategory { get; init; }

    /// <summary>Of a lead.</summary>
    public bool Converted { get; init; }

    /// <summary>Of a task's priority.</summary>
    public bool HighPriority { get; init; }
}
