using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FakeForce.Benchmarks;

/// <summary>Reading a record, a query by id, and creates, each beside a bare Kestrel that returns the same bytes with the same status.</summary>
internal static class RestBenchmark
{
    private const string Body = """{"Name":"Acme","Phone":"+1 555 0100","Website":"https://acme.example","Industry":"Energy","Type":"Prospect","AnnualRevenue":1250000,"NumberOfEmployees":120,"BillingStreet":"1 Main St","BillingCity":"Paris","BillingCountry":"France","AccountNumber":"A-1001","Description":"A customer"}""";
    private static readonly int[] connections = [1, 8, 32];

    public static async Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3);
        Console.WriteLine($"{"",-26}{"conn",5}{"req/s",10}{"p50 ms",9}{"p99 ms",9}{"bare",10}{"ratio",8}{"target",8}");
        await InMemoryAsync(time);
        await WithDataAsync(time);
        return 0;
    }

    private static async Task InMemoryAsync(TimeSpan time)
    {
        using var server = ServerProcess.FakeForce("--edition", "sandbox");
        var org = await Caller.LogInAsync(server);
        var id = await org.CreateAsync(Body);
        await CompareAsync("read a record", server, org.Get($"/services/data/v66.0/sobjects/Account/{id}"), 0.6, time);
        await CompareAsync("query by id", server, org.Get($"/services/data/v66.0/query?q=SELECT+Id,Name,Industry,Phone,BillingCity,AnnualRevenue+FROM+Account+WHERE+Id='{id}'"), 0.6, time);
        await CompareAsync("create, in memory", server, org.Post("/services/data/v66.0/sobjects/Account", Body), 0.5, time);
    }

    private static async Task WithDataAsync(TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-bench").FullName;
        try
        {
            using var server = ServerProcess.FakeForce("--edition", "sandbox", "--data", folder);
            var org = await Caller.LogInAsync(server);
            var request = org.Post("/services/data/v66.0/sobjects/Account", Body);
            // The journal and what is below it warm up slowly: an answer waits for both.
            await Load.RunAsync(server.Port, request, 32, time * 2);
            foreach (var count in connections)
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

    private static async Task CompareAsync(string name, ServerProcess server, byte[] request, double target, TimeSpan time)
    {
        var (status, bytes) = await Caller.AnswerOfAsync(server, request);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, bytes);
        using var bare = ServerProcess.Bare(file, status.ToString(CultureInfo.InvariantCulture));
        bare.WaitUntilOpen();
        await Load.RunAsync(server.Port, request, 8, time / 2);
        await Load.RunAsync(bare.Port, request, 8, time / 2);
        foreach (var count in connections)
        {
            // Interleaved halves, so that a noisy neighbour disturbs both sides alike.
            var rounds = new List<(LoadResult Ours, LoadResult Bare)>();
            for (var round = 0; round < 4; round++)
                rounds.Add((await Load.RunAsync(server.Port, request, count, time / 2), await Load.RunAsync(bare.Port, request, count, time / 2)));
            var ours = rounds.Average(r => r.Ours.PerSecond);
            var limit = rounds.Average(r => r.Bare.PerSecond);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26}{count,5}{ours,10:N0}{rounds.Average(r => r.Ours.P50),9:N3}{rounds.Average(r => r.Ours.P99),9:N3}{limit,10:N0}{ours / limit,8:N2}{target,8:N2}"));
        }
        File.Delete(file);
    }

    /// <summary>A session, and requests as bytes.</summary>
    private sealed record Caller(ServerProcess Server, string Token)
    {
        public static async Task<Caller> LogInAsync(ServerProcess server)
        {
            server.WaitUntilOpen();
            using var client = new HttpClient { BaseAddress = server.Address };
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "password", ["client_id"] = "fakeforce", ["client_secret"] = "fakeforce", ["username"] = "admin@fakeforce.test", ["password"] = "fakeforce",
            });
            HttpResponseMessage answer;
            do answer = await client.PostAsync("/services/oauth2/token", form);
            while (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable);
            var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            return new Caller(server, JsonDocument.Parse(text).RootElement.GetProperty("access_token").GetString()!);
        }

        public async Task<string> CreateAsync(string body)
        {
            using var client = new HttpClient { BaseAddress = Server.Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var text = await (await client.PostAsync("/services/data/v66.0/sobjects/Account", content)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
        }

        public byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{Server.Port}\r\nAuthorization: Bearer {Token}\r\n\r\n");

        public byte[] Post(string path, string body) => Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{Server.Port}\r\nAuthorization: Bearer {Token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        public static async Task<(int Status, byte[] Body)> AnswerOfAsync(ServerProcess server, byte[] request)
        {
            using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", server.Port);
            await socket.GetStream().WriteAsync(request);
            var buffer = new byte[64 * 1024];
            var length = 0;
            int end;
            do length += await socket.GetStream().ReadAsync(buffer.AsMemory(length));
            while ((end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0);
            var head = Encoding.ASCII.GetString(buffer, 0, end);
            var size = int.Parse(head.Split("Content-Length: ")[1].Split("\r\n")[0], CultureInfo.InvariantCulture);
            while (length < end + 4 + size) length += await socket.GetStream().ReadAsync(buffer.AsMemory(length));
            return (int.Parse(head[9..12], CultureInfo.InvariantCulture), buffer[(end + 4)..(end + 4 + size)]);
        }
    }
}
