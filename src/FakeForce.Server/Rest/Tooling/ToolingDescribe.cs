using FakeForce.Server.Gate;
using FakeForce.Server.Rest.Describe;

namespace FakeForce.Server.Rest.Tooling;

/// <summary>What Tooling API has, as far as it is built.</summary>
internal static class ToolingDescribe
{
    public static ValueTask Resources(ApiCall call)
    {
        call.IsTooling = true;
        call.XmlRoot = "urls";
        call.Json.BeginObject().Name("query"u8).String($"{call.Root}/query").Name("sobjects"u8).String($"{call.Root}/sobjects").EndObject();
        return ValueTask.CompletedTask;
    }

    public static ValueTask Global(ApiCall call)
    {
        call.IsTooling = true;
        return DescribeGlobal.Get(call);
    }

    public static ValueTask Basics(ApiCall call)
    {
        var type = ToolingQuery.TypeOf(call);
        call.Json.BeginObject().Name("objectDescribe"u8);
        SObjectJson.WriteGlobal(call.Json, type, call.Root);
        call.Json.Name("recentItems"u8).BeginArray().EndArray().EndObject();
        return ValueTask.CompletedTask;
    }

    public static ValueTask SObject(ApiCall call)
    {
        ToolingQuery.TypeOf(call);
        return DescribeSObject.Get(call);
    }
}
