using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FakeForce.Benchmarks;

/// <summary>A session, and requests as bytes.</summary>
internal sealed record RestClient(ServerProcess Server, string Token)
{
    public static async Task<RestClient> LogInAsync(ServerProcess server)
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
        return new RestClient(server, JsonDocument.Parse(text).RootElement.GetProperty("access_token").GetString()!);
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
