using FakeForce.Engine.Soql;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest;

/// <summary>?columns=true: undocumented, and asked for by every `sf data query` (observed).</summary>
internal static class QueryColumns
{
    public static void Write(ApiCall call, QueryMetadata query)
    {
        var json = call.Json.BeginObject().Name("columnMetadata"u8).BeginArray();
        foreach (var column in query.Columns) Column(json, column);
        json.EndArray().Name("entityName"u8).String(query.EntityName).Name("groupBy"u8).Boolean(query.GroupBy)
            .Name("idSelected"u8).Boolean(query.IdSelected).Name("keyPrefix"u8).String(query.KeyPrefix).EndObject();
    }

    private static void Column(JsonOut json, ColumnMetadata column)
    {
        json.BeginObject().Name("aggregate"u8).Boolean(column.Aggregate).Name("apexType"u8).String(column.ApexType)
            .Name("booleanType"u8).Boolean(column.BooleanType).Name("columnName"u8).String(column.ColumnName)
            .Name("custom"u8).Boolean(column.Custom).Name("displayName"u8).String(column.DisplayName)
            .Name("foreignKeyName"u8).String(column.ForeignKeyName).Name("insertable"u8).Boolean(column.Insertable)
            .Name("joinColumns"u8).BeginArray();
        foreach (var joined in column.JoinColumns) Column(json, joined);
        json.EndArray().Name("numberType"u8).Boolean(column.NumberType).Name("textType"u8).Boolean(column.TextType)
            .Name("updatable"u8).Boolean(column.Updatable).EndObject();
    }
}
