namespace FakeForce.Engine.Soql.Cursors;

/// <summary>
/// Fills one batch in the order of the answer: a row, then the lists of its sub-queries with everything below them, then
/// the next row. Rows of sub-queries count like any other ("Child objects count toward the number of records for the batch
/// size", REST guide, Query Options Header). Where the batch is full, the list at hand is cut and continues under a locator
/// of its own that says how many of its rows were given: live answers show 199 of 257 (batch of 200, jsforce pull request
/// 1752) and 499 of 1,200 under 01g…-499 (batch of 500, simple-salesforce issue 311). Lists of the same row that come after
/// are cut at 0, and rows after it wait for the next batch of their own list.
/// </summary>
internal sealed class BatchFill(int size, Func<ChildList, int, string> locate)
{
    private int left = size;

    public RowSet Take(RowSet rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (left == 0) return rows.Cut(i, null);
            left--;
            if (TakeBelow(rows, i) is { } lists) return rows.Cut(i + 1, lists);
        }
        return rows;
    }

    /// <summary>Null if everything below the row has room.</summary>
    private RowSet?[]? TakeBelow(RowSet rows, int index)
    {
        RowSet?[]? cut = null;
        for (var list = 0; list < rows.Lists; list++)
        {
            if (rows.ListOf(index, list) is not { } whole) continue;
            var taken = Take(whole);
            if (ReferenceEquals(taken, whole)) continue;
            cut ??= ListsOf(rows, index);
            cut[list] = taken.Count == whole.Count ? taken : taken.ContinuedAt(locate(rows.SourceOf(index, list), taken.Count));
        }
        return cut;
    }

    private static RowSet?[] ListsOf(RowSet rows, int index)
    {
        var lists = new RowSet?[rows.Lists];
        for (var list = 0; list < lists.Length; list++) lists[list] = rows.ListOf(index, list);
        return lists;
    }
}
