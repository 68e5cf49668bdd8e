using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Limits.Governor;

namespace FakeForce.Engine.Flows.Records;

internal static class FlowRecords
{
    /// <summary>The records of a value: one, many, or none.</summary>
    public static List<FlowRecord> Of(Datum value, string element) => value.Kind switch
    {
        // What Salesforce says of a null, as far as its reports show.
        DatumKind.Null => throw new FlowFault("INVALID_INPUT", $"the element {element} has no record to work on: its value is null"),
        DatumKind.List => [.. value.List.Where(entry => entry.Kind == DatumKind.Record).Select(entry => entry.Record)],
        DatumKind.Record => [value.Record],
        _ => throw new FlowFault("INVALID_INPUT", $"the element {element} takes records"),
    };

    /// <summary>One DML statement for all records whose flows come here together.</summary>
    public static void ChargeStatement(Interview interview, FlowNode node, int records)
    {
        if (records > 0 && interview.Session.Statement.IsFirst(node, interview.Use(node))) interview.Session.Ledger.Charge(GovernorResource.DmlStatements);
    }
}
