using FakeForce.Engine.Events.Push;
using FakeForce.Engine.Records;
using FakeForce.Engine.Records.Steps;

namespace FakeForce.Engine.Rules;

/// <summary>A PushTopic's query must be one that records can be matched with one by one (Streaming API Developer Guide, "PushTopic Queries").</summary>
internal sealed class PushTopicRule : ObjectRule
{
    /// <summary>Object Reference, "PushTopic": "It must be an API version greater than 20.0".</summary>
    private const double OldestVersion = 20;

    public override void BeforeSave(SaveContext context) => context.Set("NotifyForOperations", Value.Of(OperationsOf(context)));

    public override void Validate(SaveContext context)
    {
        MustBeUnique(context);
        MustBeAllowed(context);
        if (context["ApiVersion"].AsDouble <= OldestVersion) context.Fail("INVALID_FIELD", "API version must be greater than 20.0", "ApiVersion"); // ours
        else if (context.Changes("Query") || context.Changes("ApiVersion") || context.Changes("NotifyForFields")) MustBeUnderstood(context);
    }

    // Since 29.0 it is read-only and knows nothing of deletes: "Extended" stands for whatever it has no word for.
    private static string OperationsOf(SaveContext context)
    {
        bool Has(string operation) => context["NotifyForOperation" + operation].AsBoolean;
        if (Has("Delete") || Has("Undelete")) return "Extended";
        return (Has("Create"), Has("Update")) switch
        {
            (true, true) => "All",
            (true, false) => "Create",
            (false, true) => "Update",
            _ => "Extended",
        };
    }

    private static void MustBeUnique(SaveContext context)
    {
        if (!context.Changes("Name") || !context.Type.TryField("Name", out var name)) return;
        foreach (var other in ExternalIds.Find(context.Transaction, context.Type, name, context["Name"]))
            if (other != context.Id) context.Errors.Add(Unique.Clash(name, other)); // the text is ours
    }

    private static void MustBeAllowed(SaveContext context)
    {
        if (!context.Changes("IsActive") || !context["IsActive"].AsBoolean || context.Transaction.Limits is not { } limits) return;
        if (PushTopics.Active(context.Transaction).Count >= limits.PushTopics) context.Fail("LIMIT_EXCEEDED", $"The org may have {limits.PushTopics} active PushTopics"); // ours
    }

    private static void MustBeUnderstood(SaveContext context)
    {
        try
        {
            var query = PushTopicQuery.Of(context["Query"].AsText, context.Transaction.Catalog, (int)context["ApiVersion"].AsDouble);
            var fields = context["NotifyForFields"].AsText;
            // "NotifyForFields Set to Referenced", … Select, … Where: a field other than Id must be there. The text is ours.
            if (fields != NotifyForFields.All && !Named(query, fields).Any(field => field != query.Type.Id))
                context.Fail("INVALID_FIELD", $"NotifyForFields '{fields}' needs a field other than Id in the query", "Query");
        }
        catch (SalesforceException wrong)
        {
            context.Fail(wrong.Code, wrong.Message, "Query");
        }
    }

    private static IEnumerable<Schema.Field> Named(PushTopicQuery query, string fields) => fields switch
    {
        NotifyForFields.Select => query.Selected,
        NotifyForFields.Where => query.Where,
        _ => query.Selected.Concat(query.Where),
    };
}
