using FakeForce.Engine.Soql;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest;

/// <summary>?explain=SOQL: how the query would reach its rows.</summary>
internal static class QueryPlans
{
    public static void Answer(ApiCall call, string soql, QueryContext context)
    {
        var json = call.Json.BeginObject().Name("plans"u8).BeginArray();
        foreach (var plan in call.Org.Queries.Explain(call.Org.State, soql, context))
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
}
