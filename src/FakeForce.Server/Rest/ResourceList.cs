using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest;

/// <summary>GET /services/data/v66.0: what can be reached from here. Only what FakeForce answers is listed.</summary>
internal static class ResourceList
{
    private static readonly string[] names = ["actions", "composite", "limits", "parameterizedSearch", "query", "queryAll", "recent", "search", "sobjects", "tooling"];

    public static ValueTask Get(ApiCall call)
    {
        var json = call.Json.BeginObject();
        foreach (var name in names) json.Name(name).String($"{call.Root}/{name}");
        json.Name("identity"u8).String($"{PublicAddress.Of(call.Http)}/id/{call.Org.Id}/{call.Session.UserId}").EndObject();
        call.XmlRoot = "urls";
        return ValueTask.CompletedTask;
    }
}
