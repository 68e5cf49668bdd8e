namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowNode: an element of a flow.</summary>
public abstract record FlowElement(string Name)
{
    public string? Label { get; init; }

    /// <summary>What comes next; null ends the flow.</summary>
    public string? Connector { get; init; }

    /// <summary>What of it FakeForce does not support; it fails when it is reached.</summary>
    public string? Unsupported { get; init; }

    /// <summary>Where it leads.</summary>
    public virtual IEnumerable<string?> Targets => [Connector];
}

/// <summary>An element that may fail.</summary>
public abstract record FaultyElement(string Name) : FlowElement(Name)
{
    public string? FaultConnector { get; init; }
    public override IEnumerable<string?> Targets => [Connector, FaultConnector];
}
