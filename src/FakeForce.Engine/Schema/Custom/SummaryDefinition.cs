using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Schema;

/// <summary>What a roll-up summary field is made of, in the words of the metadata type CustomField.</summary>
public sealed record SummaryDefinition
{
    /// <summary>The detail's master-detail field, as in <c>Line__c.Invoice__c</c>.</summary>
    public string ForeignKey { get; init; } = "";

    /// <summary>The detail's field, as in <c>Line__c.Amount__c</c>; null for a count.</summary>
    public string? SummarizedField { get; init; }
    public SummaryOperation Operation { get; init; }

    /// <summary>Details that do not meet all of them do not count.</summary>
    public IReadOnlyList<CriteriaItem> FilterItems { get; init; } = [];

    /// <summary>The detail's API name.</summary>
    internal string Detail => ForeignKey.Split('.')[0];

    internal string ForeignKeyField => ForeignKey[(ForeignKey.IndexOf('.', StringComparison.Ordinal) + 1)..];

    internal string? SummarizedName => SummarizedField?[(SummarizedField.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

public enum SummaryOperation { Count, Sum, Min, Max }
