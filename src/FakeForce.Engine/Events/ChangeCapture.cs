using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events;

/// <summary>
/// Change Data Capture: at its end, before it is committed, a transaction publishes what it did to records of the selected
/// sObjects, in the order in which it did it.
/// </summary>
internal sealed class ChangeCapture(EventSetups setups)
{
    /// <summary>More changes than this in one transaction are one overflow event per sObject ("Overflow Events").</summary>
    public const int MostChanges = 100_000;

    /// <summary>An event that would be longer is a gap event instead ("Gap Events").</summary>
    public const int LongestEvent = 1_000_000;

    private const string NoRecord = "000000000000000AAA";

    /// <summary>What transactions pass at their end.</summary>
    public void Publish(Transaction transaction)
    {
        if (transaction.IsRestoration || setups.Of(transaction).CapturedEvents is not { Count: > 0 } selected) return;
        var changes = RowChange.Of(transaction, type => type.Event is null && selected.Contains(ChangeEventFields.NameOf(type))).Where(change => change.Kind is not null).ToList();
        if (changes.Count == 0) return;
        var header = new ChangeHeader(transaction);
        var merged = changes.Count > MostChanges ? Overflow(changes, transaction) : Merge(changes.Select(change => Made(change, transaction)));
        var (buffer, ends) = (new AvroBuffer(), new List<int>(merged.Count));
        foreach (var change in merged)
        {
            header.Write(buffer, change.Type.Type.Name, change.Ids, change.Kind, change.User, change.Nulled, change.Changed);
            buffer.Raw(change.Body);
            ends.Add(buffer.Length);
        }
        // All payloads of a transaction share one array.
        var payloads = buffer.Written.ToArray();
        foreach (var schema in merged.Select(change => change.Type.Schema).Distinct()) SchemaDocuments.Keep(transaction, schema);
        for (var i = 0; i < merged.Count; i++)
            transaction.Events.Publish(merged[i].Type.Kind, payloads.AsMemory((i == 0 ? 0 : ends[i - 1])..ends[i]), immediately: false);
    }

    private static List<MergedChange> Merge(IEnumerable<MergedChange?> changes)
    {
        var merged = new List<MergedChange>();
        var byHash = new Dictionary<int, List<MergedChange>>();
        foreach (var change in changes)
        {
            if (change is null) continue;
            var alike = byHash.TryGetValue(change.Hash, out var found) ? found : byHash[change.Hash] = [];
            if (alike.Find(change.IsSameAs) is { } same)
            {
                same.Ids.AddRange(change.Ids);
                continue;
            }
            alike.Add(change);
            merged.Add(change);
        }
        return merged;
    }

    private static MergedChange? Made(RowChange change, Transaction transaction)
    {
        var type = CapturedType.Of(change.Type);
        var (kind, body) = (change.Kind!.Value, new AvroBuffer());
        IReadOnlyList<string> nulled = [], changed = [];
        if (kind == ChangeType.Update)
        {
            if (!type.Fields.TryFind(change.Before, change.After, out var fields, out var cleared)) return null;
            type.Encoder.Write(change.After, fields, body);
            (nulled, changed) = (FieldBitmap.Write(type.Schema, cleared), FieldBitmap.Write(type.Schema, fields));
        }
        else if (kind == ChangeType.Delete) type.Encoder.WriteNulls(body);
        else type.Encoder.Write(change.After, body);
        if (body.Length > LongestEvent) (kind, nulled, changed) = (GapOf(kind, type, body), [], []);
        return new MergedChange(type, kind, body.Written.ToArray(), UserOf(change, transaction), nulled, changed) { Ids = { change.Type.IdOf(change.Number).ToString() } };
    }

    private static ChangeType GapOf(ChangeType kind, CapturedType type, AvroBuffer body)
    {
        body.Clear();
        type.Encoder.WriteNulls(body);
        return kind + (ChangeType.GapCreate - ChangeType.Create);
    }

    private static List<MergedChange> Overflow(List<RowChange> changes, Transaction transaction)
    {
        var nothing = new AvroBuffer();
        return [.. changes.DistinctBy(change => change.Type.Index).Select(change =>
        {
            var type = CapturedType.Of(change.Type);
            nothing.Clear();
            type.Encoder.WriteNulls(nothing);
            return new MergedChange(type, ChangeType.GapOverflow, nothing.Written.ToArray(), UserOf(change, transaction), [], []) { Ids = { NoRecord } };
        })];
    }

    private static string UserOf(RowChange change, Transaction transaction)
    {
        if (transaction.Author is { } author) return author.UserId.ToString();
        return change.Type.TryField("LastModifiedById", out var field) && change.After.Has(field.Ordinal) ? change.After.Reference(field.Ordinal).ToString() : "";
    }
}
