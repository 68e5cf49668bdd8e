using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Outgoing.ExternalServices;

namespace FakeForce.Server.Rest.Actions;

/// <summary>Operations of external services as actions.</summary>
internal static class ServiceActions
{
    public static InvocableAction Of(string name, ServiceRegistration service, ServiceOperation operation) =>
        // The type is seen in API Catalog; that the label is the operation's name is ours.
        new(name, operation.Name, "EXTERNAL_SERVICE", $"custom/{ActionTypes.ExternalService}/{Uri.EscapeDataString(name)}")
        {
            Description = operation.Description,
            Inputs = [.. operation.Parameters.Select(Input), .. operation.Body is { } body ? (ActionValue[])[Value(body.Name, body.Type) with { IsRequired = body.IsRequired, Description = body.Description }] : []],
            Outputs = [.. Outputs(operation)],
            RunAsync = (call, inputs) => RunAsync(call, service, operation, inputs),
        };

    private static async ValueTask<IReadOnlyList<ActionResult>> RunAsync(ApiCall call, ServiceRegistration service, ServiceOperation operation, IReadOnlyList<JsonTree> inputs)
    {
        // Outputs are called 200, which no element of XML can be.
        if (call.WantsXml) throw new SalesforceException("NOT_ACCEPTABLE", "The results of external services come as JSON alone");
        var invoker = call.Http.RequestServices.GetRequiredService<ServiceInvoker>();
        var depth = int.TryParse(call.Http.Request.Headers["SFDC_STACK_DEPTH"], NumberStyles.None, CultureInfo.InvariantCulture, out var led) ? led : 0;
        var outcomes = await invoker.RunAsync(call.Org, call.Session.UserId, depth, service, operation, inputs, call.Cancel);
        return [.. outcomes.Select(outcome => new ActionResult(outcome.Outputs is { } outputs ? outputs : (ReadOnlyMemory<byte>?)null, outcome.Errors))];
    }

    private static IEnumerable<ActionValue> Outputs(ServiceOperation operation)
    {
        foreach (var response in operation.Responses)
            if (response.Type is { } type) yield return Value(response.Status, type);
        if (!operation.Responses.Any(response => response is { Status: ServiceOperation.Default, Type: not null })) yield return new ActionValue(ServiceOperation.Default, "STRING");
        yield return new ActionValue("responseCode", "INTEGER");
    }

    private static ActionValue Input(ServiceParameter parameter) =>
        Value(parameter.Name, parameter.Type) with { IsRequired = parameter.IsRequired, Description = parameter.Description };

    private static ActionValue Value(string name, DataType type) => type switch
    {
        PrimitiveType single => new ActionValue(name, TypeOf(single.Kind)) { Choices = single.Values },
        ListType (var item) => Value(name, item) with { IsList = true },
        ObjectType (var apexClass, _) => new ActionValue(name, "APEX") { ApexClass = apexClass },
        // Flows cannot use them; Apex has them as Map<String, Object> and Object.
        MapType => new ActionValue(name, "APEX") { ApexClass = "Map" },
        _ => new ActionValue(name, "APEX") { ApexClass = "Object" },
    };

    private static string TypeOf(Primitive kind) => kind switch
    {
        Primitive.Binary => "BASE64",
        _ => kind.ToString().ToUpperInvariant(),
    };
}
