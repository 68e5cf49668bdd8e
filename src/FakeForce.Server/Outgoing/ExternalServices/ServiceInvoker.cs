using FakeForce.Engine;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Engine.Records;
using FakeForce.Server.Json;
using FakeForce.Server.Outgoing.Callouts;

namespace FakeForce.Server.Outgoing.ExternalServices;

/// <summary>
/// Runs an operation for several sets of inputs, one after another in one transaction: 100 callouts, 120 seconds. A limit that code cannot
/// catch ends all of them, whatever they came to. Codes of failures that are no inputs' fault are ours.
/// </summary>
internal sealed class ServiceInvoker(CalloutSender sender)
{
    private const string Code = "UNKNOWN_EXCEPTION";

    /// <param name="stackDepth">How many callouts of Salesforce's led to the call.</param>
    public async Task<IReadOnlyList<ServiceOutcome>> RunAsync(Org org, RecordId user, int stackDepth, ServiceRegistration service, ServiceOperation operation, IReadOnlyList<JsonTree> inputs, CancellationToken cancel)
    {
        var transaction = new ApexTransaction(sender, org, user, GovernorContext.Sync) { StackDepth = stackDepth };
        var outcomes = new List<ServiceOutcome>();
        foreach (var one in inputs)
        {
            var request = new ServiceRequest(service, operation, one);
            if (request.Make() is not { } callout) outcomes.Add(new ServiceOutcome(null, request.Errors));
            else if (await transaction.RunAsync([new CalloutStep(callout, Catches: true)], cancel)) outcomes.Add(OutcomeOf(operation, transaction.Outcomes[^1]));
            else return [.. inputs.Select(_ => OutcomeOf(operation, transaction.Outcomes[^1]))];
        }
        return outcomes;
    }

    private static ServiceOutcome OutcomeOf(ServiceOperation operation, StepOutcome step)
    {
        if (step.Exception is var (type, text)) return Failed($"{type}: {text}");
        try
        {
            return new ServiceOutcome(ServiceAnswer.Outputs(operation, step.Response!), []);
        }
        catch (FormatException problem)
        {
            return Failed($"The response with the status {step.Response!.Status} does not fit its declaration: the body{(problem.Message[0] is '.' or '[' ? "" : " ")}{problem.Message}");
        }
    }

    private static ServiceOutcome Failed(string text) => new(null, [new SaveError(Code, text)]);
}
