using FakeForce.Engine.Limits;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>Asks external systems for rows, and counts what that costs.</summary>
internal sealed class ExternalReader(Org org, CancellationToken cancel)
{
    /// <summary>Of one result set, whatever the number of pages (Salesforce Help, "General Limits for Salesforce Connect OData Adapters").</summary>
    public const long MostBytes = 16 * 1024 * 1024;

    /// <summary>Rows of a page whose size the external system decides.</summary>
    private const int LargestPage = 2_000;

    public IdMapping Ids { get; } = new(org);

    /// <summary>True while the rows are a search's, whose mappings are short-term.</summary>
    public bool IsSearch { get; init; }

    public ValueTask<ExternalAbilities> AbilitiesAsync(SObjectType type) => org.External.AdapterOf(type).AbilitiesAsync(cancel);

    public async Task<ExternalPage> AskAsync(ExternalQuery query)
    {
        var source = org.External.SourceOf(query.Type);
        org.External.ChargeCallout(source);
        var page = await org.External.AdapterOf(query.Type).QueryAsync(query, cancel).ConfigureAwait(false);
        if (page.Rows.Count > Math.Max(LargestPage, query.Top ?? 0)) throw ExternalErrors.Unreadable($"a page of {page.Rows.Count} rows; {LargestPage} are allowed");
        return page;
    }

    /// <summary>All rows, over as many pages as the system makes of them; more than so many are too many.</summary>
    public async Task<IReadOnlyList<ExternalRow>> AllAsync(ExternalQuery query, int most)
    {
        var rows = new List<ExternalRow>();
        for (var token = query.Token; ;)
        {
            var page = await AskAsync(query with { Token = token }).ConfigureAwait(false);
            rows.AddRange(page.Rows);
            if (rows.Count > most) throw ExternalErrors.TooLarge();
            if (page.Next is null) return rows;
            if (page.Next == token || page.Rows.Count == 0) throw ExternalErrors.Unreadable("its next page is the same again");
            token = page.Next;
        }
    }

    /// <summary>Puts a page's rows where the query sees them, and gives their numbers in their order.</summary>
    public async Task<int[]> PutAsync(ExternalTables tables, ExternalQuery query, IReadOnlyList<ExternalRow> rows)
    {
        var packed = rows.Select(row => RowReading.Pack(query, row)).ToList();
        if (query.Type.External!.IsHighVolume) return [.. packed.Select(row => tables.Append(query.Type, row))];
        RefuseTwins(query.Type, rows);
        var numbers = await NumbersAsync(query.Type, [.. rows.Select(row => row.ExternalId)]).ConfigureAwait(false);
        for (var i = 0; i < numbers.Length; i++) tables.Put(query.Type, numbers[i], packed[i]);
        return numbers;
    }

    /// <summary>The numbers that the rows of these external ids have, or get.</summary>
    public ValueTask<int[]> NumbersAsync(SObjectType type, IReadOnlyList<string> externalIds) => Ids.NumbersAsync(type, externalIds, count => ChargeIds(type, count), cancel);

    private static void RefuseTwins(SObjectType type, IReadOnlyList<ExternalRow> rows)
    {
        var seen = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        foreach (var row in rows)
            if (!seen.Add(row.ExternalId)) throw ExternalErrors.Unreadable($"two rows of {type.External!.Name} have the external id {row.ExternalId}");
    }

    // "Starting in the Spring '25 release, these limits are removed for OData 4.01" (the same page); they are those of OData 2.0 and 4.0.
    private void ChargeIds(SObjectType type, int count)
    {
        if (org.External.SourceOf(type).Type is not (ExternalKind.OData or ExternalKind.OData4)) return;
        var (ledger, name) = IsSearch ? (org.Limits.ShortTermIds, LimitTable.ShortTermIdsName) : (org.Limits.LongTermIds, LimitTable.LongTermIdsName);
        if (!ledger.TryUse(count, out _)) throw ExternalErrors.RateLimit(name);
    }
}
