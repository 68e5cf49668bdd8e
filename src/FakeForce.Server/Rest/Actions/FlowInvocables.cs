using FakeForce.Engine;
using FakeForce.Engine.Flows;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Actions;

/// <summary>Autolaunched flows as actions (Actions guide, "Flow Actions"): inputs and outputs are the flow's variables.</summary>
internal static class FlowInvocables
{
    /// <summary>Of one set of inputs.</summary>
    private const int MostEntries = 50_000;

    public static InvocableAction Of(FlowDefinition flow) => new(flow.FullName, flow.Title, "FLOW", $"custom/flow/{Uri.EscapeDataString(flow.FullName)}")
    {
        Inputs = [.. flow.Variables.Where(variable => variable.IsInput).Select(ValueOf)],
        Outputs = [.. flow.Variables.Where(variable => variable.IsOutput).Select(ValueOf), new ActionValue("Flow__InterviewStatus", "STRING")],
        RunAsync = (call, inputs) => RunAsync(call, flow, inputs),
    };

    private static async ValueTask<IReadOnlyList<ActionResult>> RunAsync(ApiCall call, FlowDefinition flow, IReadOnlyList<JsonTree> inputs)
    {
        if (call.WantsXml) throw new SalesforceException("NOT_ACCEPTABLE", "The results of flows come as JSON alone");
        var results = new List<ActionResult>();
        foreach (var one in inputs) results.Add(await RunAsync(call, flow, one));
        return results;
    }

    private static async ValueTask<ActionResult> RunAsync(ApiCall call, FlowDefinition flow, JsonTree inputs)
    {
        try
        {
            var outputs = await FlowActions.RunAsync(call.Org, flow, call.Caller, [.. inputs.Members.Select(member => (member.Name, Plain(member.Value)))], call.Cancel);
            return ActionResult.Done(PlainJson.Write([.. outputs.Select(output => KeyValuePair.Create(output.Variable.Name, output.Value)), new("Flow__InterviewStatus", "Finished")]));
        }
        catch (SalesforceException problem)
        {
            return ActionResult.Failed(new SaveError(problem.Code, problem.Message));
        }
    }

    private static object? Plain(JsonTree value) => value.Kind switch
    {
        JsonKind.Null => null,
        JsonKind.True => true,
        JsonKind.False => false,
        JsonKind.Number => decimal.TryParse(value.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw value.Mismatch("number"),
        JsonKind.Array => value.Items.Count <= MostEntries ? value.Items.Select(Plain).ToList() : throw new SalesforceException("INVALID_INPUT", $"a list of a flow's input has at most {MostEntries} entries"),
        JsonKind.Object => value.AsRecord(),
        _ => value.Text,
    };

    private static ActionValue ValueOf(FlowVariable variable) => new(variable.Name, variable.DataType == FlowDataType.SObject ? "SOBJECT" : variable.DataType.ToString().ToUpperInvariant())
    {
        Description = variable.Description,
        IsList = variable.IsCollection,
    };
}
