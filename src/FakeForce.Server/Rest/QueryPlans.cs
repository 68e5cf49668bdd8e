using FakeForce.Engine;
using FakeForce.Engine.Soql;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest;

/// <summary>?explain=SOQL: how the query would reach its rows.</summary>
internal static class QueryPlans
{
    public static void Answer(ApiCall call, string soql, QueryContext context)
    {
        if (soql.Length is 15 or 18 && soql.All(char.IsAsciiLetterOrDigit)) throw NotExplained(call, soql);
        var json = call.Json.BeginObject().Name("plans"u8).BeginArray();
        foreach (var plan in call.Org.Queries.Explain(call.Org, soql, context))
        {
            json.BeginObject().Name("cardinality"u8).Number(plan.Cardinality).Name("fields"u8).BeginArray();
            foreach (var field in plan.Fields) json.String(field);
            json.EndArray().Name("leadingOperationType"u8).String(plan.LeadingOperationType).Name("notes"u8).BeginArray();
            foreach (var note in plan.Notes)
            {
                json.BeginObject().Name("description"u8).String(note.Description).Name("fields"u8).BeginArray();
                foreach (var field in note.Fields) json.String(field);
                json.EndArray().Name("tableEnumOrId"u8).String(note.TableEnumOrId).EndObject();
            }
            json.EndArray().Name("relativeCost"u8).Double(plan.RelativeCost).Name("sobjectCardinality"u8).Number(plan.SObjectCardinality)
                .Name("sobjectType"u8).String(plan.SObjectType).EndObject();
        }
        json.EndArray().Name("sourceQuery"u8).String(soql).EndObject();
    }

    // A report or a list view may be explained by its id (REST API Developer Guide, "Query"); the org runs neither.
    private static SalesforceException NotExplained(ApiCall call, string id)
    {
        if (!RecordId.TryParse(id, out var parsed) || !call.Org.State.TryFind(parsed, out var type, out _) || type.Name is not ("Report" or "ListView"))
            return new SalesforceException("INVALID_ID", $"{id} is not the id of a report or list view");
        call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, $"explain of a {type.Name}");
        return new SalesforceException("NOT_FOUND", "The requested resource does not exist");
    }
}
