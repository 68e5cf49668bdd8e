using FakeForce.Engine.Access;
using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows;

/// <summary>Autolaunched flows as actions that callers run.</summary>
internal static class FlowActions
{
    /// <summary>Those that a caller may run: active, and set off by nothing else.</summary>
    public static IEnumerable<FlowDefinition> Of(Org org) => org.Options.Flows.Where(flow => flow is { Status: FlowStatus.Active, ProcessType: null or "AutoLaunchedFlow", Start: { TriggerType: null, Object: null } });

    /// <summary>Runs one. Throws <see cref="SalesforceException"/> where it failed, and then nothing of it remains.</summary>
    public static async ValueTask<IReadOnlyList<(FlowVariable Variable, object? Value)>> RunAsync(Org org, FlowDefinition flow, Caller caller, IReadOnlyList<(string Name, object? Value)> inputs, CancellationToken cancel)
    {
        if (flow.IsAdditionalPermissionRequiredToRun && org.State.AccessOf(caller.UserId) is not null)
            throw new SalesforceException("FLOW_EXCEPTION", $"FakeForce does not know who may run the flow {flow.FullName}, which has isAdditionalPermissionRequiredToRun: administrators alone can");
        var program = org.Rules.Flows!.Program(flow);
        var runner = new FlowRunner(org, FlowModes.Of(flow, caller), GovernorContext.Sync);
        try
        {
            return await runner.RunAsync<IReadOnlyList<(FlowVariable, object?)>>(
                session => (Begun(program, session, inputs), program.Start),
                (_, interview) => [.. program.Outputs.Select(output => (output.Variable, Told(output.Reading.Read(interview!))))], cancel).ConfigureAwait(false);
        }
        catch (Exception problem) when (FlowFailure.Is(problem))
        {
            // The text is ours: of failed calls of /actions/custom/flow no answer was found.
            throw new SalesforceException("FLOW_EXCEPTION", $"The flow failed to access or run. Flow \"{flow.FullName}\": {FlowFailure.TextOf(problem)}");
        }
    }

    private static Interview Begun(FlowProgram program, FlowSession session, IReadOnlyList<(string Name, object? Value)> inputs)
    {
        var interview = new Interview(program, session, null, null, isNew: false).Begin();
        foreach (var (name, value) in inputs)
        {
            if (program.Inputs.FirstOrDefault(input => FlowNames.Same(input.Variable.Name, name)) is not { } input) throw new FlowFault("INVALID_INPUT", $"the flow has no input {name}");
            var given = RecordsOf(value, input.Reading);
            input.Place.Put(interview, input.Reading.IsList && !given.IsNull ? Datum.Of([.. given.Kind == DatumKind.List ? given.List.Select(one => One(one, input, session)) : [One(given, input, session)]]) : given);
        }
        return interview;
    }

    private static Datum One(Datum value, FlowParameter input, FlowSession session) => input.Reading.Kind == DatumKind.Record ? value : value.To(input.Reading.Kind, session.TimeZone);

    // Records come as names and values.
    private static Datum RecordsOf(object? value, Reading input) => value switch
    {
        RecordInput record when input.Type is { } type => Datum.Of(RecordData.Of(record, type)),
        IEnumerable<object?> list when value is not string => Datum.Of([.. list.Select(one => RecordsOf(one, input))]),
        RecordInput => throw new FlowFault("INVALID_TYPE", "an input that is no record is given one"),
        _ => PlainData.Of(value),
    };

    private static object? Told(Datum value) => value.Kind switch
    {
        DatumKind.Record => RecordData.Told(value.Record),
        DatumKind.List => value.List.Select(Told).ToList(),
        _ => PlainData.From(value),
    };
}
