using FakeForce.Engine.Rules.Duplicates;

namespace FakeForce.Server.Json;

/// <summary>What DUPLICATES_DETECTED says of the duplicates. The key is misspelt at Salesforce too (seen in answers of v54).</summary>
internal static class DuplicatesJson
{
    public static void Write(JsonOut json, FoundDuplicates found)
    {
        json.Name("duplicateResut"u8).BeginObject()
            .Name("allowSave"u8).Boolean(found.AllowSave)
            .Name("duplicateRule"u8).String(found.Rule)
            .Name("duplicateRuleEntityType"u8).String(found.Entity)
            .Name("errorMessage"u8).String(found.Message)
            .Name("matchResults"u8).BeginArray();
        foreach (var matches in found.Matches) Write(json, matches, found.ApiVersion);
        json.EndArray().EndObject();
    }

    private static void Write(JsonOut json, FoundMatches matches, int version)
    {
        json.BeginObject().Name("entityType"u8).String(matches.Entity).Name("errors"u8).BeginArray().EndArray()
            .Name("matchEngine"u8).String("ExactMatchEngine").Name("matchRecords"u8).BeginArray();
        foreach (var id in matches.Records)
            json.BeginObject().Name("additionalInformation"u8).BeginArray().EndArray().Name("fieldDiffs"u8).BeginArray().EndArray().Name("matchConfidence"u8).Number(100)
                .Name("record"u8).BeginObject()
                .Name("attributes"u8).BeginObject().Name("type"u8).String(matches.Entity).Name("url"u8).String($"/services/data/v{version}.0/sobjects/{matches.Entity}/{id}").EndObject()
                .Name("Id"u8).String(id.ToString()).EndObject().EndObject();
        json.EndArray().Name("rule"u8).String(matches.Rule).Name("size"u8).Number(matches.Records.Count).Name("success"u8).Boolean(true).EndObject();
    }
}
