using System.Collections.Immutable;
using FakeForce.Engine.Events;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>
/// Everything an org is at one moment, from one root. A commit swaps the root; whoever holds an older one goes on seeing
/// that moment, so readers never lock and a snapshot is a kept reference.
/// </summary>
public sealed class OrgState
{
    internal OrgState(Catalog catalog, ImmutableDictionary<int, Table> tables, ImmutableDictionary<string, byte[]> documents, EventLog events) =>
        (Catalog, Tables, Documents, Events) = (catalog, tables, documents, events);

    public Catalog Catalog { get; }

    /// <summary>By <see cref="SObjectType.Index"/>; objects without rows have none.</summary>
    internal ImmutableDictionary<int, Table> Tables { get; }

    /// <summary>What the org keeps that is no record: credentials, grants, sessions, counters. Keys are paths such as <c>session/…</c>.</summary>
    internal ImmutableDictionary<string, byte[]> Documents { get; }

    internal EventLog Events { get; }

    internal OrgState With(EventLog events) => ReferenceEquals(events, Events) ? this : new(Catalog, Tables, Documents, events);

    public static OrgState Empty(Catalog catalog) =>
        new(catalog, ImmutableDictionary<int, Table>.Empty, ImmutableDictionary.Create<string, byte[]>(StringComparer.Ordinal), EventLog.Empty);

    public Table TableOf(SObjectType type) => Tables.TryGetValue(type.Index, out var table) ? table : Table.Empty;

    /// <summary>The sObjects that have or had rows. External ones have none here.</summary>
    public IEnumerable<SObjectType> TypesWithRows() => TypesWithTables().Where(type => type.External is null);

    /// <summary>The same with external ones, of whose rows the ids are kept.</summary>
    internal IEnumerable<SObjectType> TypesWithTables() => Tables.Keys.Select(Catalog.ByIndex);

    /// <summary>The row of an id of this type; a row that is gone or was never there does not <see cref="Row.Exists"/>.</summary>
    public Row Find(SObjectType type, RecordId id) => TableOf(type).RowAt(id.Number);

    /// <summary>
    /// The ids, with the moment in milliseconds, of rows that were last written (or deleted) from <paramref name="start"/>
    /// up to, but not including, <paramref name="end"/>.
    /// </summary>
    public IEnumerable<(RecordId Id, long When)> ChangedBetween(SObjectType type, long start, long end, bool deleted)
    {
        if (!type.TryField("SystemModstamp", out var stamp)) yield break;
        var table = TableOf(type);
        for (var number = 1; number <= table.Count; number++)
        {
            var row = table.RowAt(number);
            if (row.Exists || row.IsPurged ? row.IsDeleted != deleted : true) continue;
            var when = row.Integer(stamp.Ordinal);
            if (when >= start && when < end) yield return (type.IdOf(number), when);
        }
    }

    /// <summary>The type and row of any id.</summary>
    public bool TryFind(RecordId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SObjectType? type, out Row row)
    {
        row = default;
        if (!Catalog.TryFind(id.Prefix, out type)) return false;
        row = Find(type, id);
        return row.Exists;
    }
}
