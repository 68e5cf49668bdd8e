namespace FakeForce.Engine.Formula;

/// <summary>Where a formula stands, which settles the functions that it may use (Help, "Formula Operators and Functions by Context").</summary>
[Flags]
internal enum FormulaUse
{
    Field = 1,
    Validation = 2,
    DefaultValue = 4,
    WorkflowRule = 8,
    FieldUpdate = 16,

    /// <summary>A formula resource or an expression of a flow.</summary>
    Flow = 32,

    /// <summary>The entry condition of a record-triggered flow, which may compare with what the record was.</summary>
    FlowStart = 64,

    /// <summary>A workflow rule that is not looked at at every edit, and so may not compare with what the record was.</summary>
    WorkflowOnce = 128,

    /// <summary>Formulas that judge a change, and so know what the record was.</summary>
    Change = Validation | WorkflowRule | FieldUpdate | FlowStart,
    Everywhere = Field | Change | WorkflowOnce | DefaultValue | Flow,
}
