using FakeForce.Engine.Flows;
using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Actions;

/// <summary>The actions that an org has: standard ones that work here, and the operations of its external services.</summary>
internal static class OrgActions
{
    private static readonly InvocableAction[] standard = [ChatterPost.Action, SimpleEmail.Action];

    public static IEnumerable<InvocableAction> Standard(ApiCall call) => SinceIs(call, ActionTypes.FirstVersion) ? standard : throw ApiCall.NotFound();

    /// <summary>Custom ones of a type.</summary>
    public static IEnumerable<InvocableAction> Custom(ApiCall call, string type)
    {
        if (!ActionTypes.All.Any(one => one.Name == type && SinceIs(call, one.Since))) throw Unknown(call);
        if (type == ActionTypes.Flow) return FlowActions.Of(call.Org).Select(FlowInvocables.Of);
        if (type == ActionTypes.EmailAlert) return OrgAlerts.Of(call.Org).Select(EmailAlerts.Of);
        return type == ActionTypes.ExternalService ? call.Org.Options.ExternalServices.Actions.Select(one => ServiceActions.Of(one.Name, one.Service, one.Operation)) : [];
    }

    /// <summary>The action that the call's path names.</summary>
    public static InvocableAction Of(ApiCall call)
    {
        // Names of operations may have a slash, which the path has in escaped form.
        var name = call.RouteText("name").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (call.Http.Request.RouteValues["sobject"] is string sobject) return Custom(call, ActionTypes.EmailAlert).FirstOrDefault(action => action.Name.Equals($"{sobject}.{name}", StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(call);
        if (call.Http.Request.RouteValues["type"] is not string type) return Standard(call).FirstOrDefault(action => action.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(call);
        if (type != ActionTypes.ExternalService) return Custom(call, type).FirstOrDefault(action => action.Name == name) ?? throw Unknown(call);
        Custom(call, type);
        return call.Org.Options.ExternalServices.Find(name) is var (full, service, operation) ? ServiceActions.Of(full, service, operation) : throw Unknown(call);
    }

    public static bool SinceIs(ApiCall call, int version) => call.Version >= version;

    // Salesforce's answer for what an org does not have; the header says that another org may have it.
    private static Exception Unknown(ApiCall call)
    {
        call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, $"{call.Http.Request.Method} {call.Http.Request.Path.ToUriComponent()}");
        return ApiCall.NotFound();
    }
}
