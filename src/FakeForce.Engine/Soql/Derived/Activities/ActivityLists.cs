using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Activities;

/// <summary>
/// ActivityHistory and OpenActivity: the closed and the open activities of a record, which only sub-queries can ask for.
/// The restrictions of those sub-queries (one record, a fixed order, LIMIT 499) bind users without View All Data, whom
/// FakeForce does not tell apart. Source: Object Reference, "ActivityHistory".
/// </summary>
internal static class ActivityLists
{
    public static DerivedObject History { get; } = new("ActivityHistory", scope => Rows(scope, "ActivityHistory", history: true));

    public static DerivedObject Open { get; } = new("OpenActivity", scope => Rows(scope, "OpenActivity", history: false));

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
