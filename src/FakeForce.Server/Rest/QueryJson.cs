using FakeForce.Engine.Soql.Cursors;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest;

/// <summary>A page of a query's answer (REST API Developer Guide, "Query").</summary>
internal static class QueryJson
{
    public static void Write(ApiCall call, QueryPage page)
    {
        call.XmlRoot = "QueryResult";
        var json = call.Json.BeginObject();
        if (call.IsTooling) json.Name("size"u8).Number(page.Result.Groups?.Count ?? page.Batch.Rows.Count);
        json.Name("totalSize"u8).Number(page.Result.TotalSize).Name("done"u8).Boolean(page.Done);
        // Tooling API, "query": a queryLocator beside the nextRecordsUrl, and the object.
        if (call.IsTooling) (page.NextLocator is { } locator ? json.Name("queryLocator"u8).String(locator) : json.Name("queryLocator"u8).Null()).Name("entityTypeName"u8).String(page.Result.Shape.Type.Name);
        call.Writer.NextRecordsUrl(page.NextLocator);
        json.Name("records"u8).BeginArray();
        if (page.Result.Groups is { } groups) QueryRecords.Groups(json, page.Result.Shape, groups, call.WantsXml);
        else QueryRecords.Write(call.Writer, page.Result, page.Batch.Rows);
        json.EndArray().EndObject();
    }
}
