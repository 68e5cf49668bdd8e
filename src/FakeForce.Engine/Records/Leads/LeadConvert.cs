namespace FakeForce.Engine.Records.Leads;

/// <summary>What a lead is to become (SOAP API Developer Guide, "LeadConvert").</summary>
public sealed record LeadConvert(RecordId LeadId, string ConvertedStatus)
{
    /// <summary>An account, contact or opportunity that is there; null makes a new one.</summary>
    public RecordId? AccountId { get; init; }
    public RecordId? ContactId { get; init; }
    public RecordId? OpportunityId { get; init; }
    public bool DoNotCreateOpportunity { get; init; }

    /// <summary>The company's name when left out.</summary>
    public string? OpportunityName { get; init; }

    /// <summary>Replaces the lead source of a contact that is there.</summary>
    public bool OverwriteLeadSource { get; init; }

    /// <summary>The lead's owner when left out.</summary>
    public RecordId? OwnerId { get; init; }
}

/// <summary>What it became; with errors nothing of it.</summary>
public sealed record LeadConverted(RecordId LeadId, RecordId? AccountId, RecordId? ContactId, RecordId? OpportunityId, IReadOnlyList<SaveError> Errors)
{
    public bool Success => Errors.Count == 0;

    internal static LeadConverted Failed(RecordId lead, SaveError error) => new(lead, null, null, null, [error]);
}
