using FakeForce.Engine.Metadata;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Describe;

/// <summary>GET /sobjects/{sobject}/describe.</summary>
internal static class DescribeSObject
{
    public static ValueTask Get(ApiCall call)
    {
        var type = call.SObject();
        call.XmlRoot = type.Name;
        if (!SchemaMoment.IsKnown(call)) SObjectJson.Write(call.Json, type, RecordTypeInfo.Of(call.Org.State, type, call.Session.UserId), call.Root);
        return ValueTask.CompletedTask;
    }
}
