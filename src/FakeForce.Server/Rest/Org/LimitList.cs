using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Org;

/// <summary>GET /limits.</summary>
internal static class LimitList
{
    public static ValueTask Get(ApiCall call)
    {
        var json = call.Json.BeginObject();
        foreach (var (name, max, remaining) in call.Org.Limits.All())
        {
            json.Name(name).BeginObject().Name("Max"u8).Number(max).Name("Remaining"u8).Number(remaining);
            if (name == "PermissionSets")
                json.Name("CreateCustom"u8).BeginObject().Name("Max"u8).Number(1000).Name("Remaining"u8).Number(1000).EndObject();
            json.EndObject();
        }
        json.EndObject();
        call.XmlRoot = "LimitsSnapshot";
        return ValueTask.CompletedTask;
    }
}
