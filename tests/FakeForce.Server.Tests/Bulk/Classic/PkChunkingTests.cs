using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Bulk.Classic;

/// <summary>Queries that are split by ids (Bulk API guide, "PK Chunking" and "Walk Through a Bulk Query Sample Using PK Chunking").</summary>
public sealed class PkChunkingTests : IAsyncLifetime
{
    private const string Header = "Sforce-Enable-PKChunking";

    private ClassicOrg org = null!;

    public async ValueTask InitializeAsync()
    {
        org = await ClassicOrg.StartAsync();
        var job = await org.JobAsync("insert", "Account", "CSV");
        Assert.Equal("Completed 22 0", await org.OutcomeAsync(job, await org.BatchAsync(job, "Name\n" + string.Concat(Enumerable.Range(0, 22).Select(i => $"Bulk {i}\n")), "text/csv")));
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task A_query_becomes_a_batch_for_each_chunk()
    {
        var (job, batches) = await SplitAsync("chunkSize=10", "SELECT Name FROM Account");
        Assert.Equal(["NotProcessed", "Completed", "Completed", "Completed"], batches.Select(b => b.State));
        Assert.Equal("SELECT Name FROM Account", (await org.GetAsync($"job/{job}/batch/{batches[0].Id}/request")).Body);
        // Rows 1 to 25 are Acme, Other, Gone and the 22; the deleted one counts and is left out.
        Assert.Equal(
            [
                "SELECT Name FROM Account WHERE Id >= '001FF0000000001' AND Id < '001FF000000000B'",
                "SELECT Name FROM Account WHERE Id >= '001FF000000000B' AND Id < '001FF000000000L'",
                "SELECT Name FROM Account WHERE Id >= '001FF000000000L' AND Id < '001FF000000000V'",
            ], await RequestsAsync(job, batches));
        var info = (await org.GetAsync("job/" + job)).Body;
        Assert.Equal(("3", "3", "24"), (ClassicOrg.Member(info, "numberBatchesTotal"), ClassicOrg.Member(info, "numberBatchesCompleted"), ClassicOrg.Member(info, "numberRecordsProcessed")));
        var names = new List<string>();
        foreach (var batch in batches.Skip(1)) names.AddRange((await org.QueriedAsync(job, batch.Id)).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.Equal(Enumerable.Range(0, 22).Select(i => $"\"Bulk {i}\"").Prepend("\"Other\"").Prepend("\"Acme\"").Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE Name LIKE 'Bulk%'", "SELECT Id FROM Account WHERE Name LIKE 'Bulk%' AND Id >= '001FF0000000001' AND Id < '001FF00000003tx'")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'Acme' OR Industry = 'x'", "SELECT Id FROM Account WHERE (Name = 'Acme' OR Industry = 'x') AND Id >= '001FF0000000001' AND Id < '001FF00000003tx'")]
    [InlineData("SELECT Id FROM Account WHERE (Name = 'Acme' OR Name = 'WHERE')", "SELECT Id FROM Account WHERE ((Name = 'Acme' OR Name = 'WHERE')) AND Id >= '001FF0000000001' AND Id < '001FF00000003tx'")]
    public async Task Conditions_stay_as_they_are(string soql, string part)
    {
        var (job, batches) = await SplitAsync("chunkSize=15000", soql);
        Assert.Equal(["NotProcessed", "Completed"], batches.Select(b => b.State));
        Assert.Equal([part], await RequestsAsync(job, batches));
    }

    /// <summary>"Some query limitations effectively disable PK chunking"; it works only with queries without "conditions other than WHERE".</summary>
    [Theory]
    [InlineData("SELECT Id FROM Account ORDER BY Name")]
    [InlineData("SELECT Id FROM Account LIMIT 5")]
    [InlineData("SELECT Id FROM Account WHERE OwnerId = '{user}'")]
    [InlineData("SELECT Id FROM Account WHERE Id != null AND Name != null")]
    public async Task Other_queries_run_as_they_are(string soql) => Assert.Equal(["Completed"], (await SplitAsync("TRUE", soql)).Batches.Select(b => b.State));

    [Fact]
    public async Task The_first_chunk_begins_where_the_header_says()
    {
        var (job, batches) = await SplitAsync("chunkSize=10; startRow=001FF000000000L", "SELECT Name FROM Account");
        Assert.Equal(["SELECT Name FROM Account WHERE Id >= '001FF000000000L' AND Id < '001FF000000000V'"], await RequestsAsync(job, batches));
    }

    [Fact]
    public async Task A_query_that_would_be_split_too_finely_fails()
    {
        var job = await org.JobAsync("insert", "Account", "CSV");
        for (var i = 0; i < 2; i++) await org.BatchAsync(job, "Name\n" + string.Concat(Enumerable.Repeat("x\n", 8_000)), "text/csv");
        var (query, batches) = await SplitAsync("chunkSize=1", "SELECT Name FROM Account");
        Assert.StartsWith("Failed 0 0 InvalidBatch : The query would be split into", await org.OutcomeAsync(query, batches.Single().Id), StringComparison.Ordinal);
    }

    private async Task<(string Job, List<(string Id, string State)> Batches)> SplitAsync(string header, string soql)
    {
        var job = await org.JobAsync("query", "Account", "CSV", headers: (Header, header));
        await org.BatchAsync(job, soql, "text/csv");
        var list = (await org.GetAsync($"job/{job}/batch")).Body;
        return (job, [.. Regex.Matches(list, "<id>(.*?)</id>.*?<state>(.*?)</state>", RegexOptions.Singleline).Select(m => (m.Groups[1].Value, m.Groups[2].Value))]);
    }

    private async Task<List<string>> RequestsAsync(string job, List<(string Id, string State)> batches)
    {
        var requests = new List<string>();
        foreach (var batch in batches.Skip(1)) requests.Add((await org.GetAsync($"job/{job}/batch/{batch.Id}/request")).Body);
        return requests;
    }
}
