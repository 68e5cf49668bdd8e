using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
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

    // The lane runs one transaction at a time.
    private readonly AvroBuffer bodies = new(), payloads = new();
    private readonly PayloadArena arena = new();
    private readonly BitmapMemo changedFields = new(), clearedFields = new();

    /// <summary>What transactions pass at their end.</summary>
    public void Publish(Transaction transaction)
    {
        if (transaction.IsRestoration || setups.Of(transaction).CapturedEvents is not { Count: > 0 } selected) return;
        var changes = RowChange.Of(transaction, type => type.Event is null && selected.Contains(ChangeEventFields.NameOf(type)));
        if (changes.Count == 0) return;
        bodies.Clear();
        payloads.Clear();
        Write(changes.Count > MostChanges ? Overflow(changes, transaction) : Merge(changes, transaction), transaction);
        bodies.Shrink();
        payloads.Shrink();
    }

    private void Write(List<MergedChange> merged, Transaction transaction)
    {
        var (header, ends) = (new ChangeHeader(transaction), new int[merged.Count]);
        for (var i = 0; i < merged.Count; i++)
        {
            header.Write(payloads, merged[i]);
            payloads.Raw(bodies.Written[merged[i].Body]);
            ends[i] = payloads.Length;
        }
        var kept = arena.Keep(payloads.Written);
        foreach (var schema in merged.Select(change => change.Type.Schema).Distinct()) SchemaDocuments.Keep(transaction, schema);
        transaction.Events.Publish([.. merged.Select((change, i) => (change.Type.Kind, kept[(i == 0 ? 0 : ends[i - 1])..ends[i]]))]);
    }

    private List<MergedChange> Merge(List<RowChange> changes, Transaction transaction)
    {
        var (merged, byHash) = (new List<MergedChange>(changes.Count), new Dictionary<ulong, MergedChange>(changes.Count));
        foreach (var change in changes)
        {
            if (Made(change, transaction) is not { } made) continue;
            ref var alike = ref CollectionsMarshal.GetValueRefOrAddDefault(byHash, HashOf(bodies.Written[made.Body]), out _);
            var same = alike;
            while (same is not null && !same.IsSameAs(made, bodies)) same = same.Alike;
            if (same is not null) same.Add(made.Record);
            else
            {
                (made.Alike, alike) = (alike, made);
                merged.Add(made);
            }
        }
        return merged;
    }

    // Eight bytes at a time: a body is some hundred bytes long, and only alike ones must have the same.
    private static ulong HashOf(ReadOnlySpan<byte> body)
    {
        const ulong prime = 0x9E3779B97F4A7C15UL;
        var hash = (ulong)body.Length * prime;
        for (; body.Length >= sizeof(ulong); body = body[sizeof(ulong)..]) hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(body)) * prime, 29);
        foreach (var rest in body) hash = (hash ^ rest) * prime;
        return hash ^ hash >> 32;
    }

    private MergedChange? Made(RowChange change, Transaction transaction)
    {
        var (type, start) = (CapturedType.Of(change.Type), bodies.Length);
        var kind = change.Kind!.Value;
        IReadOnlyList<string> nulled = [], changed = [];
        if (kind == ChangeType.Update)
        {
            if (!type.Fields.TryFind(change.Before, change.After, out var fields, out var cleared)) return null;
            type.Encoder.Write(change.After, fields, bodies);
            (nulled, changed) = (clearedFields.Of(type.Schema, cleared), changedFields.Of(type.Schema, fields));
        }
        else if (kind == ChangeType.Delete) type.Encoder.WriteNulls(bodies);
        else type.Encoder.Write(change.After, bodies);
        if (bodies.Length - start > LongestEvent) (kind, nulled, changed) = (GapOf(kind, type, start), [], []);
        return new MergedChange(type, kind, start..bodies.Length, UserOf(change, transaction), nulled, changed, change.Type.IdOf(change.Number));
    }

    private ChangeType GapOf(ChangeType kind, CapturedType type, int start)
    {
        bodies.Back(start);
        type.Encoder.WriteNulls(bodies);
        return kind + (ChangeType.GapCreate - ChangeType.Create);
    }

    private List<MergedChange> Overflow(List<RowChange> changes, Transaction transaction) => [.. changes.DistinctBy(change => change.Type.Index).Select(change =>
    {
        var (type, start) = (CapturedType.Of(change.Type), bodies.Length);
        type.Encoder.WriteNulls(bodies);
        return new MergedChange(type, ChangeType.GapOverflow, start..bodies.Length, UserOf(change, transaction), [], [], record: default);
    })];

    private static RecordId UserOf(RowChange change, Transaction transaction)
    {
        if (transaction.Author is { } author) return author.UserId;
        return change.Type.TryField("LastModifiedById", out var field) && change.After.Has(field.Ordinal) ? change.After.Reference(field.Ordinal) : default;
    }
}
