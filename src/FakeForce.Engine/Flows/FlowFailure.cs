using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows;

/// <summary>What is said of a flow that failed.</summary>
internal static class FlowFailure
{
    /// <summary>
    /// The error of the record that set off the flow, as public reports of failed saves show it. The numbers of the error id are ours: a real org
    /// finds a log by them.
    /// </summary>
    public static SaveError Of(FlowDefinition flow, Exception problem, Transaction transaction) => new("CANNOT_EXECUTE_FLOW_TRIGGER",
        $"We can't save this record because the “{flow.Title}” process failed. Give your Salesforce admin these details. {TextOf(problem)} Error ID: {ErrorId(transaction)}");

    /// <summary>True for what ends a flow; anything else is a defect, and goes its way.</summary>
    public static bool Is(Exception problem) => problem is FlowFault or FlowRefusal or GovernorException;

    /// <summary>True for what ends the whole transaction, and not the element that set it off.</summary>
    public static bool EndsAll(Exception problem) => problem is FlowRefusal or GovernorException;

    public static string TextOf(Exception problem) => problem switch
    {
        FlowFault { Message: var text } when text.StartsWith("This error occurred", StringComparison.Ordinal) => text,
        FlowFault fault => $"{fault.Code}: {fault.Message}",
        _ => problem.Message,
    };

    private static string ErrorId(Transaction transaction) => $"{transaction.Now.ToUnixTimeSeconds()}-{transaction.Changes.Count}";
}
