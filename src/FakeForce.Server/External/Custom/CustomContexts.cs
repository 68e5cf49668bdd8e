using System.Text.Json;
using FakeForce.Engine.External;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.Custom;

/// <summary>QueryContext, SearchContext, UpsertContext and DeleteContext as JSON, with the names that their properties have in Apex.</summary>
internal static class CustomContexts
{
    public static byte[] Of(ExternalQuery query) => Write(json =>
    {
        json.WriteNumber("offset", query.Skip);
        if (query.Top is { } top) json.WriteNumber("maxResults", top);
        if (query.Search is { } phrase)
        {
            json.WriteString("searchPhrase", phrase);
            json.WriteStartArray("tableSelections");
            json.WriteStartObject();
            WriteSelection(json, query);
            json.WriteEndObject();
            json.WriteEndArray();
            return;
        }
        json.WriteString("queryMoreToken", query.Token);
        json.WriteStartObject("tableSelection");
        WriteSelection(json, query);
        json.WriteEndObject();
    });

    /// <summary>With an external id, the row that is changed.</summary>
    public static byte[] Of(ExternalWrite write, string? externalId) => Write(json =>
    {
        json.WriteString("tableSelected", write.Type.External!.Name);
        json.WriteStartArray("rows");
        json.WriteStartObject();
        if (externalId is not null) json.WriteString("ExternalId", externalId);
        foreach (var (field, value) in write.Values)
        {
            if (externalId is not null && field.Name == "ExternalId") continue;
            json.WritePropertyName(NameOf(field));
            PlainValue.Write(json, field, value);
        }
        json.WriteEndObject();
        json.WriteEndArray();
    });

    public static byte[] Delete(SObjectType type, string externalId) => Write(json =>
    {
        json.WriteString("tableSelected", type.External!.Name);
        json.WriteStartArray("externalIds");
        json.WriteStringValue(externalId);
        json.WriteEndArray();
    });

    public static string NameOf(Field field) => field.ExternalColumn ?? field.Name;

    private static void WriteSelection(Utf8JsonWriter json, ExternalQuery query)
    {
        var table = query.Type.External!.Name;
        json.WriteString("tableSelected", table);
        json.WriteStartArray("columnsSelected");
        WriteColumn(json, table, "ExternalId", query.CountOnly ? "COUNT" : "NONE");
        if (!query.CountOnly)
        {
            WriteColumn(json, table, "DisplayUrl", "NONE");
            foreach (var field in query.Columns) WriteColumn(json, table, NameOf(field), "NONE");
        }
        json.WriteEndArray();
        if (query.Filter is { } filter)
        {
            json.WritePropertyName("filter");
            CustomFilter.Write(json, table, filter);
        }
        json.WriteStartArray("order");
        foreach (var order in query.OrderBy)
        {
            json.WriteStartObject();
            json.WriteString("tableName", table);
            json.WriteString("columnName", NameOf(order.Field));
            json.WriteString("direction", order.Descending ? "DESCENDING" : "ASCENDING");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter json, string table, string column, string aggregation)
    {
        json.WriteStartObject();
        json.WriteString("tableName", table);
        json.WriteString("columnName", column);
        json.WriteString("aggregation", aggregation);
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
