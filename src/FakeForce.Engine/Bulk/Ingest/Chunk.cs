using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>Rows that are written together: up to 200, as Salesforce's own jobs do it (guide, "How Requests Are Processed").</summary>
internal sealed record Chunk(IReadOnlyList<IngestRow> Rows, long Start, long End)
{
    public const int Size = 200;

    /// <summary>The next rows, fewer only at the end of the data; null if there are none. The header belongs to the first chunk.</summary>
    public static Chunk? Read(IngestPlan plan, RowReader reader, CsvRows rows, long start, ChunkRecords records)
    {
        var taken = new List<IngestRow>(Size);
        while (taken.Count < Size && rows.Next()) taken.Add(reader.Read(rows, records[taken.Count]));
        return taken.Count == 0 ? null : Of(plan, taken) with { Start = start, End = rows.Position };
    }

    /// <summary>Rows that are no longer anywhere in a file.</summary>
    public static Chunk Of(IngestPlan plan, List<IngestRow> rows) => new(plan.Job.Operation == BulkOperation.Upsert ? WithoutRepeats(plan, rows) : rows, 0, 0);

    // Salesforce refuses every row whose key another row of the same chunk has too.
    private static List<IngestRow> WithoutRepeats(IngestPlan plan, List<IngestRow> rows)
    {
        var comparer = plan.Key!.Is(FieldFlags.CaseSensitive) || plan.Key.Type.Name == "id" ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var counts = new Dictionary<string, int>(rows.Count, comparer);
        foreach (var row in rows)
            if (row.Key is not null) counts[row.Key] = counts.GetValueOrDefault(row.Key) + 1;
        if (counts.Count == rows.Count) return rows;
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].Key is { } key && counts[key] > 1)
                rows[i] = rows[i] with { Problem = new SaveError("DUPLICATE_VALUE", $"Duplicate external id specified: {key}", plan.Key.Name) };
        return rows;
    }
}
