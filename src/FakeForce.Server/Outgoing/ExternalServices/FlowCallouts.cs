using FakeForce.Engine.Flows;
using FakeForce.Engine.Records;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing.ExternalServices;

/// <summary>Calls operations of external services for flows.</summary>
internal sealed class FlowCallouts(ServiceInvoker invoker)
{
    public async Task<FlowCalloutResult> RunAsync(FlowCalloutRequest request, CancellationToken cancel)
    {
        if (request.Org.Options.ExternalServices.Find(request.Action) is not var (_, service, operation)) return new([], new SaveError("INVALID_INPUT", $"there is no external service with the operation {request.Action}"));
        var inputs = JsonIn.ReadTree(PlainJson.Write(request.Inputs));
        var outcome = (await invoker.RunAsync(request.Org, request.UserId, 0, service, operation, [inputs], cancel))[0];
        return outcome.Outputs is { } outputs ? new(PlainJson.Read(outputs)) : new([], outcome.Errors[0]);
    }
}
