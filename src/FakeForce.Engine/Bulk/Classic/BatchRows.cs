using System.Text;
using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// From what was sent to rows, whatever its form. All of a batch is read before any of it is written, so that a batch which
/// cannot be read writes nothing. Throws <see cref="JobFailure"/>, <see cref="CsvException"/> or, for zips, InvalidBatch.
/// </summary>
internal sealed record BatchRows(IngestPlan Plan, List<IngestRow> Rows)
{
    public static BatchRows Read(Org org, ClassicJob job, ClassicBatch batch)
    {
        if (batch.Refusal is { } refusal) throw new JobFailure("InvalidBatch", refusal);
        var request = BatchBytes.Read(org.State, batch.Id, BatchBytes.Request, batch.RequestLength);
        var zip = job.Content.IsZip() ? BatchZip.Open(request) : null;
        var read = job.Content.Rows() == ClassicContent.Csv
            ? OfCsv(job, batch, org.CatalogOf(job.CreatedById), zip?.Rows ?? request)
            : OfSent(job, batch, org.CatalogOf(job.CreatedById), SentRows.Unpack(BatchBytes.Read(org.State, batch.Id, BatchBytes.Rows, batch.RowsLength)));
        if (read.Rows.Count == 0) throw JobFailure.NoRecords();
        if (zip is not null)
            for (var i = 0; i < read.Rows.Count; i++) read.Rows[i] = BatchFiles.Fill(read.Rows[i], read.Plan.Type, zip);
        return read;
    }

    private static BatchRows OfCsv(ClassicJob job, ClassicBatch batch, Catalog catalog, byte[] csv)
    {
        if (Encoding.UTF8.GetCharCount(csv) > BatchLimits.Characters) throw TooMany("characters", BatchLimits.Characters);
        if (job.Spec is { } spec) csv = FieldSpec.Read(spec).Apply(csv, catalog[job.Object], batch.CreatedDate);
        var data = CsvData.Of(csv);
        if (job.LineEnding is { } ending && !LineEndings.AreAs(data, ending)) throw JobFailure.WrongLineEnding(new CsvDialect(default, ending));
        var rows = new CsvRows(data, new CsvDialect(default, job.LineEnding ?? default));
        var plan = IngestPlan.Read(job.AsBulkJob(batch.Id), catalog, rows);
        var (reader, read) = (new RowReader(plan), new List<IngestRow>());
        while (rows.Next())
        {
            if (read.Count == BatchLimits.Records) throw TooMany("records", BatchLimits.Records);
            read.Add(reader.ReadTexts(rows));
        }
        return new BatchRows(plan, read);
    }

    private static BatchRows OfSent(ClassicJob job, ClassicBatch batch, Catalog catalog, IReadOnlyList<SentRow> sent)
    {
        var plan = IngestPlan.Of(job.AsBulkJob(batch.Id), catalog[job.Object], []);
        var columns = new SentColumns(plan, catalog, job.Content.Rows() == ClassicContent.Json);
        return new BatchRows(plan, [.. sent.Select(columns.Row)]);
    }

    // Which text Salesforce has for it is not known.
    private static JobFailure TooMany(string what, int most) => new("InvalidBatch", $"Number of {what} in a batch should be less than or equal to {most}");
}
