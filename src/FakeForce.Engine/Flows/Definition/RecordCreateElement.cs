namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowRecordCreate: Create Records.</summary>
public sealed record RecordCreateElement(string Name) : FaultyElement(Name)
{
    public string? Object { get; init; }
    public IReadOnlyList<FlowFieldInput> InputAssignments { get; init; } = [];

    /// <summary>A record or a collection of them, instead of field values.</summary>
    public string? InputReference { get; init; }
    /// <summary>True for an element that updates the records that are there by <see cref="UpsertField"/>.</summary>
    public bool DoesUpsert { get; init; }

    /// <summary>upsertExternalIdField, or upsertStandardIdField.</summary>
    public string? UpsertField { get; init; }

    public string? AssignRecordIdToReference { get; init; }
    public bool StoreOutputAutomatically { get; init; }
}

/// <summary>FlowInputFieldAssignment.</summary>
public sealed record FlowFieldInput(string Field)
{
    public FlowValue Value { get; init; }
}
