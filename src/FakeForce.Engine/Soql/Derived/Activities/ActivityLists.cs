using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Activities;

/// <summary>
/// ActivityHistory and OpenActivity: the closed and the open activities of a record, which only sub-queries can ask for.
/// Source: Object Reference, "ActivityHistory".
/// </summary>
internal static class ActivityLists
{
    public static DerivedObject History { get; } = new("ActivityHistory", scope => Rows(scope, "ActivityHistory", history: true));

    public static DerivedObject Open { get; } = new("OpenActivity", scope => Rows(scope, "OpenActivity", history: false));

    private const int MostRows = 500;

    /// <summary>Whether the constraints of the page hold for a user: for those without View All Data.</summary>
    public static bool Bind(AccessProfile? profile) => profile is { ViewsAllData: false };

    public static bool IsList(SObjectType type) => type.Name is "ActivityHistory" or "OpenActivity";

    // Of open activities the page says nothing; they may begin with the next as well.
    public static void Check(BoundQuery query)
    {
        var isHistory = query.Type.Name == "ActivityHistory";
        var isSorted = query.OrderBy is [{ Path.Text: "ActivityDate" } date, { Path.Text: "LastModifiedDate", Descending: true }] && (date.Descending || !isHistory);
        if (query.Where is null && query.Limit <= MostRows && isSorted) return;
        throw SoqlErrors.ActivityList(query.Type.Name, $"ActivityDate {(isHistory ? "DESC" : "ASC or DESC")}, LastModifiedDate DESC").Plain();
    }

    private static Table Rows(DerivedScope scope, string name, bool history)
    {
        var builder = new TableBuilder();
        foreach (var source in new[] { "Task", "Event" })
            foreach (var (type, row, id) in scope.RowsOf(source))
                if (new Activity(scope, type, row, id) is var activity && activity.IsHistory == history) builder.Add(Pack(scope, name, activity));
        return builder.Build();
    }

    private static byte[] Pack(DerivedScope scope, string name, Activity activity)
    {
        var draft = new RowDraft(scope.Catalog[name]);
        RowCopy.Copy(draft, activity.Type, activity.Row);
        RowCopy.Set(draft, "Id", Value.Of(activity.Id));
        RowCopy.Set(draft, "AccountId", activity.AccountId);
        RowCopy.Set(draft, "PrimaryAccountId", activity.AccountId);
        RowCopy.Set(draft, "PrimaryWhoId", activity.Read("WhoId"));
        RowCopy.Set(draft, "IsTask", Value.Of(activity.IsTask));
        RowCopy.Set(draft, "ActivityType", activity.Read("Type"));
        RowCopy.Set(draft, "ActivitySubtype", Subtype(activity));
        return draft.Pack();
    }

    private static Value Subtype(Activity activity) =>
        activity.Read(activity.IsTask ? "TaskSubtype" : "EventSubtype") is { IsNull: false } subtype ? subtype : Value.Of(activity.Type.Name);
}
