using System.Runtime.InteropServices;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql;

/// <summary>
/// LastViewedDate and LastReferencedDate are "the timestamp for when the current user last viewed this record" (Object
/// Reference): each user has their own. So no row holds them. They lie in one document for each user and sObject, and are
/// put into the rows that this user reads.
/// </summary>
public static class UseStamps
{
    private const string Viewed = "LastViewedDate";
    private const string Referenced = "LastReferencedDate";

    /// <summary>Of one sObject; the ones used longest ago go first.</summary>
    private const int MostKept = 4_096;

    internal static bool Has(SObjectType type) => type.TryField(Viewed, out _) && type.TryField(Referenced, out _);

    internal static bool Holds(Field field) => field.Name is Viewed or Referenced;

    /// <summary>The row as the user sees it.</summary>
    public static Row Seen(OrgState state, SObjectType type, RecordId id, Row row, RecordId user)
    {
        if (!Has(type)) return row;
        foreach (var entry in Of(state, user, type))
            if (entry.Record == id.Number) return new Row(Stamped(type, row, entry));
        return row;
    }

    /// <summary>The state in which the rows that the query asks for their stamps have the user's.</summary>
    internal static OrgState Into(OrgState state, BoundQuery query, RecordId user)
    {
        var tables = state.Tables;
        foreach (var type in query.Stamped)
            if (Of(state, user, type) is { Length: > 0 } entries) tables = tables.SetItem(type.Index, Stamped(type, state.TableOf(type), entries));
        return ReferenceEquals(tables, state.Tables) ? state : new OrgState(state.Catalog, tables, state.Documents, state.Events);
    }

    internal static void Write(Transaction transaction, RecordId user, SObjectType type, IReadOnlyList<RecordId> records, RecordUse use)
    {
        var now = transaction.Now.ToUnixTimeSeconds() * 1000;
        var kept = EntriesIn(transaction.Document(KeyOf(user, type))).ToArray().ToDictionary(entry => entry.Record);
        foreach (var record in records)
        {
            if (!kept.Remove(record.Number, out var entry)) entry = new Entry(record.Number, 0, 0);
            kept.Add(record.Number, new Entry(entry.Record, use.HasFlag(RecordUse.View) ? now : entry.Viewed, use.HasFlag(RecordUse.Reference) ? now : entry.Referenced));
        }
        var newest = kept.Values.OrderByDescending(entry => Math.Max(entry.Viewed, entry.Referenced)).Take(MostKept).ToArray();
        transaction.SetDocument(KeyOf(user, type), MemoryMarshal.AsBytes(newest.AsSpan()).ToArray());
    }

    private static Table Stamped(SObjectType type, Table table, ReadOnlySpan<Entry> entries)
    {
        var (edit, token) = (new TableEdit(type, table), new EditToken());
        foreach (var entry in entries)
            if (edit.RowAt(entry.Record) is { Exists: true } row) edit.Put((int)entry.Record, Stamped(type, row, entry), token);
        return edit.Freeze();
    }

    private static byte[] Stamped(SObjectType type, Row row, Entry entry)
    {
        var draft = new RowDraft(type, row);
        Set(draft, Viewed, entry.Viewed);
        Set(draft, Referenced, entry.Referenced);
        return draft.Pack();
    }

    private static void Set(RowDraft draft, string name, long when)
    {
        if (when != 0 && draft.Type.TryField(name, out var field)) draft[field] = Records.Value.Of(when);
    }

    private static ReadOnlySpan<Entry> Of(OrgState state, RecordId user, SObjectType type) =>
        user.IsEmpty ? [] : EntriesIn(state.Documents.GetValueOrDefault(KeyOf(user, type)));

    private static ReadOnlySpan<Entry> EntriesIn(byte[]? document) => MemoryMarshal.Cast<byte, Entry>(document);

    private static string KeyOf(RecordId user, SObjectType type) => $"use/{user}/{type.Name}";

    /// <summary>A record's number, and the moments in milliseconds; 0 for never.</summary>
    private readonly record struct Entry(long Record, long Viewed, long Referenced);
}
