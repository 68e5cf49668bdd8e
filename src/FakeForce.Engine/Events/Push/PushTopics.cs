using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Push;

/// <summary>The org's PushTopics, as its rows say. A row that is understood once is kept so as long as it stays.</summary>
internal static class PushTopics
{
    private const string TypeName = "PushTopic";
    private static readonly ConditionalWeakTable<byte[], Understood> understood = [];

    public static bool IsChannel(string name) => name.StartsWith(EventKind.PushTopicPrefix, StringComparison.Ordinal);

    /// <summary>The active topic of a channel, whose names tell case.</summary>
    public static PushTopic? Find(OrgState state, string channel)
    {
        if (!state.Catalog.TryFind(TypeName, out var type)) return null;
        var table = state.TableOf(type);
        return Active(type, table.Count, number => table.RowAt(number), state.Catalog).FirstOrDefault(topic => topic.Kind.Name == channel);
    }

    public static IReadOnlyList<PushTopic> Active(Transaction transaction)
    {
        if (!transaction.Catalog.TryFind(TypeName, out var type) || transaction.CountOf(type) is var count && count == 0) return [];
        return [.. Active(type, transaction.CountOf(type), number => transaction.Find(type, type.IdOf(number)), transaction.Catalog)];
    }

    private static IEnumerable<PushTopic> Active(SObjectType type, int count, Func<int, Row> rowAt, Catalog catalog)
    {
        for (var number = 1; number <= count; number++)
            if (rowAt(number) is { IsLive: true } row && Understand(type, row, catalog) is { IsActive: true } topic) yield return topic;
    }

    private static PushTopic? Understand(SObjectType type, Row row, Catalog catalog)
    {
        if (understood.TryGetValue(row.Bytes!, out var known) && ReferenceEquals(known.Catalog, catalog)) return known.Topic;
        var topic = TopicOf(type, row, catalog);
        understood.AddOrUpdate(row.Bytes!, new Understood(catalog, topic));
        return topic;
    }

    // A topic whose query the schema no longer has is as good as inactive, and no reason for writes to fail.
    private static PushTopic? TopicOf(SObjectType type, Row row, Catalog catalog)
    {
        try
        {
            return PushTopic.Of(type, row, catalog);
        }
        catch (SalesforceException)
        {
            return null;
        }
    }

    private sealed record Understood(Catalog Catalog, PushTopic? Topic);
}
