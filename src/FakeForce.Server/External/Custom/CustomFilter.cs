using System.Text.Json;
using FakeForce.Engine.External;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.Custom;

/// <summary>DataSource.Filter as JSON: a tree of types, whose leaves compare columns.</summary>
internal static class CustomFilter
{
    public static void Write(Utf8JsonWriter json, string table, ExternalFilter filter)
    {
        json.WriteStartObject();
        switch (filter)
        {
            case ExternalAnd and: WriteGroup(json, table, "AND_", and.Parts); break;
            case ExternalOr or: WriteGroup(json, table, "OR_", or.Parts); break;
            case ExternalNot not: WriteGroup(json, table, "NOT_", [not.Inner]); break;
            case ExternalContains contains: WriteLeaf(json, table, "CONTAINS", contains.Field, () => json.WriteStringValue(contains.Phrase)); break;
            case ExternalComparison comparison: WriteLeaf(json, table, TypeOf(comparison.Operator), comparison.Field, () => PlainValue.Write(json, comparison.Field, comparison.Value)); break;
            default: throw ExternalErrors.Unsupported("This condition");
        }
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, string table, string type, IReadOnlyList<ExternalFilter> parts)
    {
        json.WriteString("type", type);
        json.WriteStartArray("subfilters");
        foreach (var part in parts) Write(json, table, part);
        json.WriteEndArray();
    }

    private static void WriteLeaf(Utf8JsonWriter json, string table, string type, Field field, Action writeValue)
    {
        json.WriteString("type", type);
        json.WriteString("tableName", table);
        json.WriteString("columnName", CustomContexts.NameOf(field));
        json.WritePropertyName("columnValue");
        writeValue();
    }

    private static string TypeOf(ExternalOperator operation) => operation switch
    {
        ExternalOperator.Equal => "EQUALS",
        ExternalOperator.NotEqual => "NOT_EQUALS",
        ExternalOperator.Less => "LESS_THAN",
        ExternalOperator.LessOrEqual => "LESS_THAN_OR_EQUAL_TO",
        ExternalOperator.Greater => "GREATER_THAN",
        _ => "GREATER_THAN_OR_EQUAL_TO",
    };
}
