using FakeForce.Server.Gate;
using FakeForce.Server.Rest.Org;

namespace FakeForce.Server.Rest.Describe;

/// <summary>GET /sobjects/{sobject}: its describe-global entry and the caller's recent records of that kind.</summary>
internal static class SObjectBasics
{
    public static ValueTask Get(ApiCall call)
    {
        var type = call.SObject();
        call.XmlRoot = type.Name;
        call.Json.BeginObject().Name("objectDescribe"u8);
        SObjectJson.WriteGlobal(call.Json, type, call.Root);
        call.Json.Name("recentItems"u8);
        RecentList.Write(call, call.Org.Recent.Of(call.Session.UserId, 200).Where(id => id.Prefix == type.KeyPrefix));
        call.Json.EndObject();
        return ValueTask.CompletedTask;
    }
}
