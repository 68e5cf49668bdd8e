namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowComparisonOperator and FlowRecordFilterOperator. Which of them a place takes is checked where it is bound.</summary>
public enum FlowOperator
{
    EqualTo,
    NotEqualTo,
    GreaterThan,
    LessThan,
    GreaterThanOrEqualTo,
    LessThanOrEqualTo,
    StartsWith,
    EndsWith,
    Contains,
    IsNull,
    IsBlank,
    IsEmpty,
    IsChanged,
    WasSet,
    WasSelected,
    WasVisited,
    HasError,
    In,
    NotIn,

    /// <summary>One that FakeForce does not know; whoever asks by it is refused.</summary>
    Unknown,
}
