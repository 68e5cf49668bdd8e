using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Server;
using FakeForce.Server.Start;

namespace FakeForce.Benchmarks.Outbound;

/// <summary>A FakeForce in this process whose accounts are told of, once each, when they are created.</summary>
internal sealed class OutboundTarget : IAsyncDisposable
{
    private readonly FakeForceServer server;
    private readonly string? data;

    private OutboundTarget(FakeForceServer server, string? data) => (this.server, this.data) = (server, data);

    public Org Org => server.Services.GetRequiredService<ServingState>().Org!.Org;

    public static async Task<OutboundTarget> StartAsync(string address, bool withData)
    {
        using var definitions = JsonDocument.Parse($$"""
            {"workflowRules":[{"fullName":"Account.Tell","triggerType":"onCreateOnly","criteriaItems":[{"field":"Industry","value":"Energy"}],"actions":["M"]}],
             "outboundMessages":[{"fullName":"Account.M","endpointUrl":"{{address}}","fields":["Name","Industry","Phone","BillingCity","AnnualRevenue"]}]}
            """);
        var data = withData ? Directory.CreateTempSubdirectory("fakeforce-bench").FullName : null;
        return new OutboundTarget(await FakeForceServer.StartAsync(new FakeForceOptions { Port = 0, LogLevel = LogLevel.Warning, Data = data, Definitions = definitions.RootElement.Clone() }), data);
    }

    /// <summary>Saves accounts that meet the rule or do not, so many in each transaction, with so many writers.</summary>
    public Task SaveAsync(int count, int perTransaction, int writers, bool tells) => Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
    {
        for (var first = writer * perTransaction; first < count; first += writers * perTransaction) await SaveAsync(first, Math.Min(perTransaction, count - first), tells ? "Energy" : "Banking");
    })));

    /// <summary>Returns once nothing waits any more.</summary>
    public async Task SettledAsync(AckReceiver receiver, int count)
    {
        while (receiver.Notifications < count) await Task.Delay(1);
        while (Org.Outbound.All.Count > 0) await Task.Delay(1);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (data is not null) Directory.Delete(data, recursive: true);
    }

    private async Task SaveAsync(int first, int count, string industry)
    {
        var type = Org.Catalog["Account"];
        var caller = new Caller(new RecordId(KeyPrefix.Parse("005"), 1), 66);
        await Org.WriteAsync(transaction =>
        {
            for (var i = first; i < first + count; i++)
                if (SavePipeline.Insert(transaction, caller, type, Account(i, industry)) is { Success: false } failed) throw new InvalidOperationException(failed.Errors[0].Message);
            return true;
        });
    }

    private static RecordInput Account(int i, string industry) => new RecordInput().Set("Name", $"Account {i}").Set("Phone", $"+1 555 {i:D7}").Set("Industry", industry).Set("BillingCity", "Paris").Set("AnnualRevenue", $"{i * 17L % 9_000_000}");
}
