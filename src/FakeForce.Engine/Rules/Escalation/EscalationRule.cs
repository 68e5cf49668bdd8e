using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Rules.Escalation;

/// <summary>When cases that stay open are escalated, in the words of the metadata type EscalationRule.</summary>
/// <param name="FullName">Case and the rule's own name.</param>
public sealed record EscalationRule(string FullName)
{
    /// <summary>One at most.</summary>
    public bool Active { get; init; }
    public IReadOnlyList<EscalationEntry> Entries { get; init; } = [];

    internal string ObjectName => FullName.Split('.', 2)[0];
}

/// <summary>The first entry whose criteria hold is a case's.</summary>
public sealed record EscalationEntry
{
    public string? BooleanFilter { get; init; }
    public string? Formula { get; init; }
    public IReadOnlyList<CriteriaItem> CriteriaItems { get; init; } = [];

    /// <summary>CaseCreation or CaseLastModified: from when the minutes count.</summary>
    public string EscalationStartTime { get; init; } = "CaseCreation";

    /// <summary>The first edit of a case ends its escalation.</summary>
    public bool DisableEscalationWhenModified { get; init; }
    public IReadOnlyList<EscalationAction> Actions { get; init; } = [];
}

/// <summary>What happens to a case that is still open after some minutes.</summary>
public sealed record EscalationAction
{
    public int MinutesToEscalation { get; init; }

    /// <summary>A username or the name of a queue; null leaves the owner.</summary>
    public string? AssignedTo { get; init; }
    public string? AssignedToType { get; init; }

    /// <summary>Folder and name of the template of the mail to the new owner.</summary>
    public string? AssignedToTemplate { get; init; }
    public bool NotifyCaseOwner { get; init; }

    /// <summary>A username.</summary>
    public string? NotifyTo { get; init; }
    public IReadOnlyList<string> NotifyEmail { get; init; } = [];
    public string? NotifyToTemplate { get; init; }
}
