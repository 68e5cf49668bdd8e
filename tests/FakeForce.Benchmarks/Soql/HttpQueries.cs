using System.Globalization;

namespace FakeForce.Benchmarks.Soql;

/// <summary>Queries through HTTP on a table of 10,000 accounts: one row by its indexed name, and all rows in order.</summary>
internal static class HttpQueries
{
    private const int Accounts = 10_000;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"through HTTP, {Accounts} accounts");
        Comparison.PrintHead();
        using var server = ServerProcess.FakeForce("--edition", "sandbox");
        var org = await RestClient.LogInAsync(server);
        await Parallel.ForAsync(1, Accounts + 1, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) => await org.CreateAsync(Body(number)));
        var name = Uri.EscapeDataString(Sample.Account(77).Name);
        await Comparison.RunAsync("query by name", server, org.Get($"/services/data/v66.0/query?q=SELECT+Id,Name,Industry,Phone,BillingCity,AnnualRevenue+FROM+Account+WHERE+Name='{name}'"), 0.6, TimeSpan.FromSeconds(2));
        await OrderAsync(server, org.Get("/services/data/v66.0/query?q=SELECT+Id,Name+FROM+Account+ORDER+BY+Name+LIMIT+200"), "order 10,000, answer 200");
        await OrderAsync(server, org.Get("/services/data/v66.0/query?q=SELECT+Id,Name+FROM+Account+ORDER+BY+Name"), "order 10,000, answer 2,000");
        return 0;
    }

    private static async Task OrderAsync(ServerProcess server, byte[] request, string what)
    {
        await Load.RunAsync(server.Port, request, 1, TimeSpan.FromSeconds(2));
        var result = await Load.RunAsync(server.Port, request, 1, TimeSpan.FromSeconds(2));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-26}{1,5}{result.PerSecond,10:N0}{result.P50,9:N2}{result.P99,9:N2}  target: under 10 ms"));
    }

    private static string Body(int number)
    {
        var row = Sample.Account(number);
        return string.Create(CultureInfo.InvariantCulture, $$"""{"Name":"{{row.Name}}","Phone":"{{row.Phone}}","Industry":"Energy","Type":"Prospect","AnnualRevenue":{{row.Revenue}},"BillingCity":"{{row.City}}"}""");
    }
}
