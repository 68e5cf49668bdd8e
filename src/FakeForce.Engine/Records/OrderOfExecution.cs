using FakeForce.Engine.Flows;
using FakeForce.Engine.Records.Steps;
using FakeForce.Engine.Rules;
using FakeForce.Engine.Rules.Lookups;
using FakeForce.Engine.Rules.RollUps;
using FakeForce.Engine.Rules.Validation;

namespace FakeForce.Engine.Records;

/// <summary>
/// What happens when a record is saved, to be read beside Salesforce's own list (Apex Developer Guide, "Triggers and Order of Execution", whose
/// numbers these are). The actions of a step all run and report all that they find; a step that found something ends the record, so later steps
/// work on sound values only.
/// </summary>
internal static class OrderOfExecution
{
    /// <summary>What a record passes that the org itself saves again, with values that it worked out.</summary>
    public static readonly SaveStep[] Again =
    [
        new("3 before-save flows", BeforeSaveFlows.Run),
        new("5 validation rules", ValidationStep.Run),
        new("7 save: what the org sets itself", Stamps.Apply),
    ];

    /// <summary>Before anything is written.</summary>
    public static readonly SaveStep[] Before =
    [
        new("1 load: may it be written at all", Entity.MustAllowTheWrite, RecordAccess.MustAllowTheWrite),
        new("1 load: the request's names", Names.Resolve),
        new("1 load: fields that may be written", Names.MustBeWritable),
        new("2 system validation", Values.Coerce, RecordTypeStep.Run, Values.ApplyDefaults, OwnerDefault.Apply, CurrencyDefault.Apply, ObjectRules.BeforeSave, Required.BesideOtherErrors),
        new("2 system validation: is it free", Locking.MustBeFree),
        new("3 before-save flows", BeforeSaveFlows.Run),
        // 4 before triggers: none yet
        new("5 system validation again", Required.MustBePresent),
        new("5 system validation again: against other records", References.MustExist, RecordAccess.MustReachWhatItNames, RecordAccess.MustAllowTheTransfer, Unique.MustNotClash, ObjectRules.Validate),
        new("5 system validation again: look-up filters", LookupFilters.Check),
        new("5 validation rules", ValidationStep.Run),
        new("6 duplicate rules", DuplicateStep.Run),
        new("7 save: what the org sets itself", AutoNumbers.Assign, Stamps.Apply, SeededValues.Apply),
    ];

    /// <summary>Behind the write. What fails here takes the write back.</summary>
    public static readonly SaveStep[] After =
    [
        new("7 save: records made along", ObjectRules.AfterSave),
        new("7 save: duplicates that are reported", DuplicateStep.Report),
        // 8 after triggers: none yet
        new("9 assignment rules", AssignmentStep.Run),
        new("10 auto-response rules", AutoResponseStep.Run),
        new("11 workflow rules", WorkflowStep.Run),
        new("12 escalation rules", EscalationStep.Run),
        new("14 after-save flows", AfterSaveFlows.Run),
        // 15 entitlement rules
        new("16 and 17 roll-ups of parents and theirs", RollUpStep.Run),
        // 18 criteria-based sharing is worked out when it is asked for; shares made by hand are not
        new("18 sharing", RecordAccess.EndManualShares),
        // 19 commit and 20 what follows it: the lane
    ];
}
