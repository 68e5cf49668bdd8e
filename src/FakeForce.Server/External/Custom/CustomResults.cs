using System.Globalization;
using System.Text.Json;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;

namespace FakeForce.Server.External.Custom;

/// <summary>TableResult, UpsertResult and DeleteResult as JSON, with the names that their properties have in Apex.</summary>
internal static class CustomResults
{
    public static ExternalPage PageOf(ExternalQuery query, JsonElement result, int bytes)
    {
        MustSucceed(result);
        var rows = JsonValues.ListOf(result, "rows");
        if (query.CountOnly) return new ExternalPage([], CountOf(rows), null, bytes);
        var total = JsonValues.NumberOf(result, "totalSize");
        return new ExternalPage([.. rows.Select(row => RowOf(query, row))], total, JsonValues.TextOf(result, "queryMoreToken"), bytes);
    }

    /// <summary>The result of a search of one table.</summary>
    public static JsonElement Only(JsonElement results) => results.ValueKind == JsonValueKind.Array && results.GetArrayLength() == 1 ? results[0] : throw ExternalErrors.Unreadable("it is no list of one TableResult");

    public static string? WrittenId(JsonElement results)
    {
        var result = results.ValueKind == JsonValueKind.Array && results.GetArrayLength() == 1 ? results[0] : throw ExternalErrors.Unreadable("it is no list of one result");
        MustSucceed(result);
        return JsonValues.TextOf(result, "externalId");
    }

    public static string? ErrorText(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return JsonValues.TextOf(document.RootElement, "errorMessage");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void MustSucceed(JsonElement result)
    {
        if (!JsonValues.Holds(result, "success")) throw ExternalErrors.Received(JsonValues.TextOf(result, "errorMessage") ?? "it says no success");
    }

    // Where COUNT() is asked for, the one row has it under the one column.
    private static long CountOf(JsonElement.ArrayEnumerator rows)
    {
        foreach (var row in rows)
            if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty("ExternalId", out var count) && long.TryParse(JsonValues.Of(count).Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        throw ExternalErrors.Unreadable("it lacks the row count that was asked for");
    }

    private static ExternalRow RowOf(ExternalQuery query, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object) throw ExternalErrors.Unreadable("a row in it is no object");
        var id = row.TryGetProperty("ExternalId", out var given) ? JsonValues.Of(given).Text : null;
        var values = new InputValue[query.Columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = row.TryGetProperty(CustomContexts.NameOf(query.Columns[i]), out var value) ? JsonValues.Of(value) : throw ExternalErrors.Unreadable($"a row in it lacks {CustomContexts.NameOf(query.Columns[i])}");
        return new ExternalRow(id ?? throw ExternalErrors.Unreadable("a row in it lacks ExternalId"), JsonValues.TextOf(row, "DisplayUrl"), values);
    }
}
