namespace FakeForce.Engine.Records;

/// <summary>Who writes, and with which of the protocols' options. <paramref name="ApiVersion"/> is 66 for 66.0.</summary>
public sealed record Caller(RecordId UserId, int ApiVersion)
{
    /// <summary>The API of the call, as change events name it: rest, soap, bulkapi.</summary>
    public string Api { get; init; } = "rest";

    /// <summary>The <c>client=</c> of the call options; change events name it as their origin.</summary>
    public string? Client { get; init; }

    /// <summary>Code of the org's own writes whatever its user may (Apex Developer Guide, "Enforcing Sharing Rules": system mode).</summary>
    public bool IsSystem { get; init; }

    /// <summary>The org's own code that keeps to what is shared with its user, whatever objects and fields they may (system context with sharing).</summary>
    public bool KeepsSharing { get; init; }

    /// <summary>The same user in the system context that asks for nothing.</summary>
    internal Caller AsSystem() => IsSystem && !KeepsSharing ? this : this with { IsSystem = true, KeepsSharing = false };

    /// <summary>DuplicateRuleHeader allowSave: duplicates that a rule allows are saved.</summary>
    public bool SavesDuplicates { get; init; }

    /// <summary>The org's own write that escalates a case.</summary>
    internal bool Escalates { get; init; }

    /// <summary>EmailHeader triggerAutoResponseEmail: auto-response rules answer to a new case or lead.</summary>
    public bool TriggersAutoResponse { get; init; }

    /// <summary>Sforce-Auto-Assign / AssignmentRuleHeader: false, or the rule to use; null means the default rule.</summary>
    public string? AssignmentRule { get; init; }
}
