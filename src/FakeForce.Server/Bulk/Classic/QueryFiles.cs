using FakeForce.Engine.Bulk;
using FakeForce.Engine.Soql;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>Query results as CSV: columns in the order of the SELECT in every version, and a sentence in the place of an empty file (observed).</summary>
internal static class QueryFiles
{
    private const int FirstVersionInOrder = 50;

    public static IEnumerable<ReadOnlyMemory<byte>> Csv(QueryResult found, BulkJob asked) => found.TotalSize == 0
        ? ["Records not found for this query"u8.ToArray()]
        : new QueryCsv(found, asked with { ApiVersion = Math.Max(asked.ApiVersion, FirstVersionInOrder) }).Blocks(0, found.TotalSize);
}
