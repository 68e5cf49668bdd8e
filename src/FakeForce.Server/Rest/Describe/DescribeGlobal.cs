using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Describe;

/// <summary>GET /sobjects: every sObject. Made once per schema and version, since it reads all of them.</summary>
internal static class DescribeGlobal
{
    private static readonly ConditionalWeakTable<Catalog, byte[]?[]> made = [];

    public static ValueTask Get(ApiCall call)
    {
        call.XmlRoot = "DescribeGlobal";
        if (!SchemaMoment.IsKnown(call)) call.Json.Raw(made.GetValue(call.Catalog, static _ => new byte[128][])[call.Version] ??= Make(call));
        return ValueTask.CompletedTask;
    }

    private static byte[] Make(ApiCall call)
    {
        using var json = new JsonOut(1 << 20);
        json.BeginObject().Name("encoding"u8).String("UTF-8").Name("maxBatchSize"u8).Number(200).Name("sobjects"u8).BeginArray();
        foreach (var type in call.Catalog.All) SObjectJson.WriteGlobal(json, type, call.Root);
        json.EndArray().EndObject();
        return json.Written.ToArray();
    }
}
