using CsvHelper;
using LiteDB;

namespace FakeForce.Benchmarks;

/// <summary>What loads are measured against: reading the CSV and doing nothing with it, and LiteDB's own bulk insert of the same rows.</summary>
internal static class BulkBaselines
{
    /// <summary>With CsvHelper's reader over bytes, every value looked at as a span. Gives the bytes of the values.</summary>
    public static long ReadSpans(byte[] file)
    {
        using var csv = CsvReader.Create(file, new CsvReaderOptions());
        var total = 0L;
        while (csv.Read())
            for (var i = 0; i < csv.FieldCount; i++) total += csv.GetSpan(i).Length;
        return total;
    }

    public static void InsertBulk(string path, byte[] file)
    {
        using var database = new LiteDatabase(path);
        database.GetCollection("accounts").InsertBulk(Documents(file));
    }

    private static IEnumerable<BsonDocument> Documents(byte[] file)
    {
        using var csv = CsvReader.Create(file, new CsvReaderOptions());
        while (csv.Read())
        {
            var document = new BsonDocument();
            for (var i = 0; i < csv.FieldCount; i++) document[BulkRows.Columns[i]] = csv.GetString(i);
            yield return document;
        }
    }
}
