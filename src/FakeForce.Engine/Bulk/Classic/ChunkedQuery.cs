using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// A query that is split by ids (Bulk API guide, "PK Chunking"). Each part is the query as it was sent with its borders
/// behind it. A query with anything but WHERE, or with a condition on a field that has "id" in its name, is not split.
/// </summary>
internal static class ChunkedQuery
{
    /// <summary>The parts, or null if the query is to be run as it is.</summary>
    public static IReadOnlyList<string>? Split(Org org, ClassicJob job, string soql)
    {
        if (job.Chunking is not { } chunking || Parser.Parse(soql) is var query && !MayBeSplit(query)) return null;
        var by = PkObjects.Of(org.Catalog, job.Object, chunking);
        var field = PkObjects.IdField(job.Object, by);
        var last = org.State.TableOf(by).Count;
        var first = chunking.StartRow is { } start && RecordId.TryParse(start, out var id) ? id.Number : FirstOf(org, by);
        var count = Math.Max((last - first) / chunking.Size + 1, 1);
        if (count > BatchLimits.Batches) throw new SalesforceException("InvalidBatch", $"The query would be split into {count} batches: take a larger chunkSize"); // ours
        var head = HeadOf(soql.TrimEnd(), query);
        return [.. Enumerable.Range(0, (int)count).Select(i =>
            $"{head}{field} >= '{IdAt(first + i * (long)chunking.Size)}' AND {field} < '{IdAt(first + (i + 1) * (long)chunking.Size)}'")];

        string IdAt(long number) => new RecordId(by.KeyPrefix!.Value, number).ToShortString();
    }

    private static bool MayBeSplit(Soql.Syntax.Query query) =>
        query is { OrderBy.Count: 0, Limit: null, Offset: null, GroupBy: null, Having: null, With: null, AllRows: null, For.Count: 0, Update.Count: 0 }
        && !query.Select.Any(item => item is SubQueryItem) && !NamesId(query.Where);

    private static bool NamesId(Condition? condition) => condition switch
    {
        AndCondition and => and.Parts.Any(NamesId),
        OrCondition or => or.Parts.Any(NamesId),
        NotCondition not => NamesId(not.Inner),
        Comparison comparison => NamesId(comparison.Left),
        ListComparison list => NamesId(list.Left),
        SemiJoin => true,
        _ => false,
    };

    private static bool NamesId(Operand operand) => operand is FieldPath path && path.Last.Text.Contains("id", StringComparison.OrdinalIgnoreCase);

    // SOQL takes no AND beside an OR without parentheses, nor behind a NOT without.
    private static string HeadOf(string soql, Soql.Syntax.Query query)
    {
        if (query.Where is not { } where) return soql + " WHERE ";
        if (where is not (OrCondition or NotCondition)) return soql + " AND ";
        var behind = soql.LastIndexOf("WHERE", Math.Max(StartOf(where), 0), StringComparison.OrdinalIgnoreCase) + "WHERE".Length;
        return $"{soql[..behind]} ({soql[behind..].Trim()}) AND ";
    }

    private static int StartOf(Condition condition) => condition is OrCondition or ? StartOf(or.Parts[0]) : condition.Position;

    private static long FirstOf(Org org, Schema.SObjectType type)
    {
        var table = org.State.TableOf(type);
        for (long number = 1; number <= table.Count; number++)
            if (table.RowAt(number).Exists) return number;
        return 1;
    }
}
