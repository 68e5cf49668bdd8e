using FakeForce.Engine.Access;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Push;

/// <summary>
/// At its end, before it is committed, a transaction publishes the records that PushTopics find among those it changed, in the
/// order in which it changed them. A record that is changed more than once is told of once: Salesforce tells of each change where
/// triggers make several, and FakeForce has no triggers.
/// </summary>
internal static class PushCapture
{
    public static void Publish(Transaction transaction)
    {
        if (transaction.IsRestoration || PushTopics.Active(transaction) is not { Count: > 0 } topics) return;
        var predicates = new Dictionary<PushTopic, Predicate>();
        foreach (var change in RowChange.Of(transaction, type => topics.Any(topic => topic.Query.Type.Index == type.Index)))
            foreach (var topic in topics)
                if (topic.Query.Type.Index == change.Type.Index && OperationOf(change, topic) is { } operation && IsFound(change, topic))
                    transaction.Events.Publish(topic.Kind, PushedRecord.Write(operation, change, FieldsOf(topic)), immediately: false);

        // "The user who creates or manipulates the record … must have sufficient permissions to the fields in the SELECT clause" ("Security and the PushTopic Query").
        IReadOnlyList<Field> FieldsOf(PushTopic topic)
        {
            if (transaction.Author is not { } author || transaction.Catalog.Access is null) return topic.Query.Selected;
            return transaction.AccessOf(author)?.Catalog.Seen(topic.Query.Type) is { } seen ? [.. topic.Query.Selected.Where(field => seen.TryField(field.Name, out _))] : topic.Query.Selected;
        }

        bool IsFound(RowChange change, PushTopic topic)
        {
            if (!predicates.TryGetValue(topic, out var predicate)) predicate = predicates[topic] = topic.Query.Predicate(RunOf(transaction));
            return predicate.Matches(PushedRecord.RowOf(change), change.Type.IdOf(change.Number));
        }
    }

    // Nobody asks, so days are those of UTC: ours. Conditions reach no other rows, so the state before the transaction will do.
    private static Run RunOf(Transaction transaction) =>
        new(transaction.Start, new QueryContext(transaction.Author?.UserId ?? default, TimeZoneInfo.Utc, transaction.Now, 0, IncludeDeleted: true) { IsSystem = true });

    private static string? OperationOf(RowChange change, PushTopic topic) => change.Kind switch
    {
        ChangeType.Create when topic.OnCreate => "created",
        ChangeType.Update when topic.OnUpdate && topic.Watched.Any(field => !IsSame(change, field.Ordinal)) => "updated",
        ChangeType.Delete when topic.OnDelete => "deleted",
        ChangeType.Undelete when topic.OnUndelete => "undeleted",
        _ => null,
    };

    private static bool IsSame(RowChange change, int ordinal) =>
        change.Before.Has(ordinal) == change.After.Has(ordinal) && change.Before.Raw(ordinal).SequenceEqual(change.After.Raw(ordinal));
}
