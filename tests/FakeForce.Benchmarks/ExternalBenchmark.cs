using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FakeForce.Server;

namespace FakeForce.Benchmarks;

/// <summary>
/// What a query of an external object takes beside what the OData service itself takes to answer: both are asked in turn by one client, one
/// request at a time, and the service answers from memory.
/// </summary>
internal static class ExternalBenchmark
{
    private const int Rounds = 7, Requests = 400, Rows = 25;

    private const double MostMilliseconds = 2;

    private const string Metadata = """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        <EntityType Name="Supplier"><Key><PropertyRef Name="SupplierID"/></Key><Property Name="SupplierID" Type="Edm.Int32"/><Property Name="CompanyName" Type="Edm.String" MaxLength="80"/>
        <Property Name="City" Type="Edm.String" MaxLength="40"/><Property Name="Rating" Type="Edm.Double"/><Property Name="Since" Type="Edm.DateTimeOffset"/></EntityType>
        <EntityContainer Name="C"><EntitySet Name="Suppliers" EntityType="N.Supplier"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>
        """;

    public static async Task<int> RunAsync()
    {
        await using var service = await ServiceAsync();
        var root = service.Urls.First();
        await using var server = await FakeForceServer.StartAsync(new FakeForceOptions
        {
            Port = 0,
            Definitions = JsonDocument.Parse($$"""{"externalDataSources":[{"fullName":"W","type":"OData4","endpoint":"{{root}}","customConfiguration":{"noIdMapping":false} }]}""").RootElement,
        });
        using var client = new HttpClient { BaseAddress = server.Address };
        await LogInAsync(client);
        var (direct, query) = (new Uri(root + "/Suppliers?$select=SupplierID,CompanyName,City,Rating,Since&$count=true&$filter=City%20eq%20'Oslo'&$top=25"),
            new Uri(server.Address, "/services/data/v66.0/query?q=" + Uri.EscapeDataString("SELECT Id, CompanyName__c, City__c, Rating__c, Since__c FROM Suppliers__x WHERE City__c = 'Oslo' LIMIT 25")));
        await TimeAsync(client, direct, Requests * 2);
        await TimeAsync(client, query, Requests * 2);
        var added = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (service1, through) = (await TimeAsync(client, direct, Requests), await TimeAsync(client, query, Requests));
            added.Add(through - service1);
        }
        added.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"external object, {Rows} rows: a query adds {added[Rounds / 2]:N2} ms to the service's own time (median of {Rounds} rounds of medians; {added[0]:N2} to {added[^1]:N2}); target under {MostMilliseconds} ms"));
        return added[Rounds / 2] < MostMilliseconds ? 0 : 1;
    }

    private static async Task<WebApplication> ServiceAsync()
    {
        var rows = string.Join(',', Enumerable.Range(1, Rows).Select(number => $$"""{"SupplierID":{{number}},"CompanyName":"Company {{number}}","City":"Oslo","Rating":{{number}}.5,"Since":"2020-01-02T03:04:05Z"}"""));
        var answer = Encoding.UTF8.GetBytes($$"""{"@odata.count":{{Rows}},"value":[{{rows}}]}""");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context =>
        {
            var bytes = context.Request.Path == "/$metadata" ? Encoding.UTF8.GetBytes(Metadata) : answer;
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.StartAsync();
        return app;
    }

    private static async Task LogInAsync(HttpClient client)
    {
        using var token = await client.PostAsync("/_fakeforce/token", null);
        using var session = JsonDocument.Parse(await token.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.RootElement.GetProperty("access_token").GetString());
        using var synced = await client.PostAsync("/_fakeforce/external-data-sources/W/sync", null);
        synced.EnsureSuccessStatusCode();
        await UnlimitedAsync(client);
    }

    private static async Task UnlimitedAsync(HttpClient client)
    {
        using var limits = new StringContent("""{"HourlyODataCallout":{"max":1000000},"DailyApiRequests":{"max":1000000}}""", Encoding.UTF8, "application/json");
        using var set = await client.PutAsync("/_fakeforce/limits", limits);
        set.EnsureSuccessStatusCode();
    }

    private static async Task<double> TimeAsync(HttpClient client, Uri address, int requests)
    {
        var times = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(address);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[requests / 2];
    }
}
