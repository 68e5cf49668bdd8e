using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows;

/// <summary>Runs the flows that a record sets off.</summary>
internal static class RecordFlows
{
    /// <summary>
    /// Runs one, if the record meets its conditions, and adds what it says against the record. Gives whether it was set off; null where nothing could be
    /// asked, because it failed.
    /// </summary>
    public static bool? Run(FlowProgram program, FlowSession session, FlowRecord record, FlowRecord? prior, List<SaveError> errors)
    {
        var interview = new Interview(program, session, record, prior, isNew: prior is null);
        // Asked here: filters of exceptions run before what is under way is ended.
        var isNested = session.IsNested;
        try
        {
            if (!program.Entry.Holds(interview)) return false;
            session.Statement.Begin(program);
            if (program.Start is not null) session.Run(interview.Begin(), program.Start);
            errors.AddRange(interview.Errors);
            return true;
        }
        catch (Exception problem) when (FlowFailure.Is(problem) && !(FlowFailure.EndsAll(problem) && isNested))
        {
            errors.Add(FlowFailure.Of(program.Definition, problem, session.Transaction));
            return null;
        }
    }

    /// <summary>True for a flow that runs when such a record is created or updated.</summary>
    public static bool IsFor(FlowProgram program, bool isInsert) => program.Definition.Start.RecordTriggerType switch
    {
        FlowRecordTrigger.Create => isInsert,
        FlowRecordTrigger.Update => !isInsert,
        FlowRecordTrigger.CreateAndUpdate => true,
        _ => false,
    };
}
