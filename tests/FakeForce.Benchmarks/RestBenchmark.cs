using System.Globalization;

namespace FakeForce.Benchmarks;

/// <summary>Reading a record, a query by id, and creates, each beside a bare Kestrel that returns the same bytes with the same status.</summary>
internal static class RestBenchmark
{
    private const string Body = """{"Name":"Acme","Phone":"+1 555 0100","Website":"https://acme.example","Industry":"Energy","Type":"Prospect","AnnualRevenue":1250000,"NumberOfEmployees":120,"BillingStreet":"1 Main St","BillingCity":"Paris","BillingCountry":"France","AccountNumber":"A-1001","Description":"A customer"}""";

    public static async Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3);
        Comparison.PrintHead();
        await InMemoryAsync(time);
        await WithDataAsync(time);
        return 0;
    }

    private static async Task InMemoryAsync(TimeSpan time)
    {
        using var server = ServerProcess.FakeForce("--edition", "sandbox");
        var org = await RestClient.LogInAsync(server);
        var id = await org.CreateAsync(Body);
        await Comparison.RunAsync("read a record", server, org.Get($"/services/data/v66.0/sobjects/Account/{id}"), 0.6, time);
        await Comparison.RunAsync("query by id", server, org.Get($"/services/data/v66.0/query?q=SELECT+Id,Name,Industry,Phone,BillingCity,AnnualRevenue+FROM+Account+WHERE+Id='{id}'"), 0.6, time);
        await Comparison.RunAsync("create, in memory", server, org.Post("/services/data/v66.0/sobjects/Account", Body), 0.5, time);
    }

    private static async Task WithDataAsync(TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-bench").FullName;
        try
        {
            using var server = ServerProcess.FakeForce("--edition", "sandbox", "--data", folder);
            var org = await RestClient.LogInAsync(server);
            var request = org.Post("/services/data/v66.0/sobjects/Account", Body);
            // The journal and what is below it warm up slowly: an answer waits for both.
            await Load.RunAsync(server.Port, request, 32, time * 2);
            foreach (var count in Comparison.Connections)
            {
                var result = await Load.RunAsync(server.Port, request, count, time);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"create, --data",-26}{count,5}{result.PerSecond,10:N0}{result.P50,9:N2}{result.P99,9:N2}{"",18}{(count == 32 ? "10,000" : ""),8}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
