using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Generic;

/// <summary>The channels of generic streaming: StreamingChannel records, whose names begin with /u/ and tell case.</summary>
public static class StreamingChannels
{
    internal const string TypeName = "StreamingChannel";

    public static bool IsChannel(string name) => name.StartsWith(EventKind.GenericPrefix, StringComparison.Ordinal);

    /// <summary>False also where only a channel of another case is there.</summary>
    public static bool Exists(OrgState state, string name, out bool otherCase)
    {
        var alike = Names(state).Where(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        var isThere = alike.Contains(name);
        otherCase = !isThere && alike.Count > 0;
        return isThere;
    }

    /// <summary>The name of a record's channel, or null if there is no such record.</summary>
    public static string? NameOf(OrgState state, RecordId id) =>
        state.TryFind(id, out var type, out var row) && type.Name == TypeName && row.IsLive ? row.Get(type["Name"]).AsText : null;

    /// <summary>Publishes with the commit.</summary>
    public static void Push(Transaction transaction, string channel, GenericEvent pushed) =>
        transaction.Events.Publish(new EventKind(channel, "", EventLife.Legacy), pushed.Write(), immediately: false);

    internal static int Count(Transaction transaction, SObjectType type) =>
        Enumerable.Range(1, transaction.CountOf(type)).Count(number => transaction.Find(type, type.IdOf(number)).IsLive);

    private static IEnumerable<string> Names(OrgState state)
    {
        if (!state.Catalog.TryFind(TypeName, out var type)) yield break;
        var table = state.TableOf(type);
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row) yield return row.Get(type["Name"]).AsText;
    }
}
