using FakeForce.Engine;
using FakeForce.Engine.Records;

namespace FakeForce.Server.Json;

/// <summary>The error body of REST: a list, even of one; DML errors name their fields, query errors have no such key (REST API Developer Guide).</summary>
internal static class ErrorJson
{
    /// <summary><paramref name="codeFirst"/> is for bodies that become XML, where errorCode comes before message.</summary>
    public static void Write(JsonOut json, IReadOnlyList<SalesforceException> errors, bool codeFirst)
    {
        json.BeginArray();
        foreach (var error in errors)
        {
            json.BeginObject();
            if (error.Duplicates is { } duplicates) DuplicatesJson.Write(json, duplicates);
            if (codeFirst) json.Name("errorCode"u8).String(error.Code);
            json.Name("message"u8).String(error.Message);
            if (!codeFirst) json.Name("errorCode"u8).String(error.Code);
            if (error.Duplicates is null && (error.IsDml || error.Fields.Count > 0)) Fields(json, error.Fields);
            json.EndObject();
        }
        json.EndArray();
    }

    /// <summary>The errors of one of several records: "errors":[{"statusCode":…,"message":…,"fields":[]}]</summary>
    public static void List(JsonOut json, IEnumerable<SaveError> errors)
    {
        json.Name("errors"u8).BeginArray();
        foreach (var error in errors)
        {
            json.BeginObject().Name("statusCode"u8).String(error.Code).Name("message"u8).String(error.Message);
            Fields(json, error.Fields);
            json.EndObject();
        }
        json.EndArray();
    }

    public static void Fields(JsonOut json, IReadOnlyList<string> fields)
    {
        json.Name("fields"u8).BeginArray();
        foreach (var field in fields) json.String(field);
        json.EndArray();
    }
}
