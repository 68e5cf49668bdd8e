using System.Diagnostics;
using System.Text;

namespace FakeForce.Benchmarks.Outbound;

/// <summary>The physical limit: a bare HttpClient that posts bodies which are there already, as many at once as FakeForce sends, and reads the answers.</summary>
internal static class BareLoop
{
    public static async Task<TimeSpan> RunAsync(string address, IEnumerable<byte[]> bodies, int atOnce)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        var left = new System.Collections.Concurrent.ConcurrentQueue<byte[]>(bodies);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (left.TryDequeue(out var body)) await PostAsync(http, address, body);
        })));
        return watch.Elapsed;
    }

    /// <summary>The same messages, each in a body of its own.</summary>
    public static List<byte[]> OneByOne(IEnumerable<byte[]> bodies)
    {
        const string start = "<Notification>", end = "</Notification>";
        var singles = new List<byte[]>();
        foreach (var body in bodies.Select(Encoding.UTF8.GetString))
        {
            var (head, tail) = (body[..body.IndexOf(start, StringComparison.Ordinal)], body[(body.LastIndexOf(end, StringComparison.Ordinal) + end.Length)..]);
            for (int at = head.Length, next; at < body.Length - tail.Length; at = next)
            {
                next = body.IndexOf(end, at, StringComparison.Ordinal) + end.Length;
                singles.Add(Encoding.UTF8.GetBytes(head + body[at..next] + tail));
            }
        }
        return singles;
    }

    private static async Task PostAsync(HttpClient http, string address, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/xml; charset=utf-8");
        request.Headers.TryAddWithoutValidation("SOAPAction", "\"\"");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
