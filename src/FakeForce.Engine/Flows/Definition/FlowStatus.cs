namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowVersionStatus. Only active flows run of themselves; others may be kept for later.</summary>
public enum FlowStatus
{
    Active,
    Draft,
    Obsolete,
    InvalidDraft,
    UnderReview,
}
