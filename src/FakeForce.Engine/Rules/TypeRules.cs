using FakeForce.Engine.Flows;
using FakeForce.Engine.Rules.Assignment;
using FakeForce.Engine.Rules.AutoResponse;
using FakeForce.Engine.Rules.Duplicates;
using FakeForce.Engine.Rules.Escalation;
using FakeForce.Engine.Rules.Lookups;
using FakeForce.Engine.Rules.RecordTypes;
using FakeForce.Engine.Rules.RollUps;
using FakeForce.Engine.Rules.Validation;
using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Rules;

/// <summary>The rules of one sObject, in the order in which they run. Set while they are bound, and never after.</summary>
internal sealed class TypeRules
{
    /// <summary>Null where there are none but the master.</summary>
    public BoundRecordTypes? RecordTypes { get; set; }

    public BoundLookupFilter[] LookupFilters { get; set; } = [];
    public BoundValidationRule[] Validation { get; set; } = [];
    public BoundWorkflowRule[] Workflow { get; set; } = [];

    /// <summary>Flows that its records set off; null for none.</summary>
    public FlowTriggers? Flows { get; set; }

    public BoundDuplicateRule[] Duplicates { get; set; } = [];
    public BoundAssignmentRule[] Assignment { get; set; } = [];

    /// <summary>The active one.</summary>
    public BoundAutoResponseRule? AutoResponse { get; set; }

    /// <summary>The active one.</summary>
    public BoundEscalationRule? Escalation { get; set; }

    /// <summary>Summaries of its masters that its records count for.</summary>
    public BoundRollUp[] RollUps { get; set; } = [];
}
