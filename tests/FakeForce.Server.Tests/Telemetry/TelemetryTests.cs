using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using FakeForce.Server.Start;
using FakeForce.Server.Telemetry;
using FakeForce.Server.Tests.PubSub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace FakeForce.Server.Tests.Telemetry;

/// <summary>What a server says of itself: metrics, traces and log lines.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_count_calls_by_api_method_and_status()
    {
        await using var org = await TestOrg.StartAsync();
        for (var i = 0; i < 3; i++) await org.GetAsync("/limits");
        await org.SendAsync("POST", "/sobjects/Account", "{}");
        await org.GetAsync("/none/such");
        await org.SendAsync("POST", "/_fakeforce/faults", """{"effect":"error","code":"SERVER_UNAVAILABLE"}""");
        await org.GetAsync("/limits");
        var samples = await SamplesAsync(org);
        Assert.Equal(3, samples["fakeforce_call_duration_seconds_count{api=\"rest\",method=\"GET\",status=\"200\"}"]);
        Assert.Equal(3, samples["fakeforce_call_duration_seconds_bucket{api=\"rest\",method=\"GET\",status=\"200\",le=\"+Inf\"}"]);
        Assert.Equal(1, samples["fakeforce_call_duration_seconds_count{api=\"rest\",method=\"POST\",status=\"400\"}"]);
        Assert.Equal(1, samples["fakeforce_call_duration_seconds_count{api=\"rest\",method=\"GET\",status=\"503\"}"]);
        Assert.Equal((1, 1, 1), (samples["fakeforce_faults_total"], samples["fakeforce_unsupported_calls_total"], samples["fakeforce_orgs"]));
        Assert.True(samples["fakeforce_journal_bytes"] > 0 && samples["process_resident_memory_bytes"] > 0);
    }

    [Fact]
    public async Task Rpcs_are_counted_by_the_name_of_their_status()
    {
        await using var org = await PubSubOrg.StartAsync();
        await org.PublishAsync("one");
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await org.Client.GetTopicAsync(new() { TopicName = "/event/None__e" }, org.Headers, cancellationToken: Server.Ending));
        var samples = await SamplesAsync(org.Inner);
        Assert.Equal(1, samples["fakeforce_call_duration_seconds_count{api=\"pubsub\",method=\"POST\",status=\"NotFound\"}"]);
        Assert.True(samples["fakeforce_call_duration_seconds_count{api=\"pubsub\",method=\"POST\",status=\"OK\"}"] >= 1);
    }

    [Fact]
    public void Times_go_into_the_bucket_that_they_fit_in()
    {
        var times = new CallTimes();
        foreach (var seconds in new[] { 0.00005, 0.0001, 0.0002, 1, 700 }) times.Add(seconds);
        var cumulative = times.Cumulative.ToList();
        Assert.Equal(CallMetrics.Buckets.Length + 1, cumulative.Count);
        Assert.Equal((2, 3, 3, 4, 4, 5, 5), (cumulative[0], cumulative[1], cumulative[2], cumulative[Array.IndexOf(CallMetrics.Buckets, 1)], cumulative[^2], cumulative[^1], times.Count));
    }

    [Fact]
    public async Task A_span_continues_the_trace_of_the_caller()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == CallTraces.SourceName, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = span => { lock (spans) spans.Add(span); } };
        ActivitySource.AddActivityListener(listener);
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme"}""", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        // Other tests run beside this one.
        List<Activity> seen;
        lock (spans) seen = [.. spans];
        var span = seen.Single(s => s.TraceId.ToString() == "0af7651916cd43dd8448eb211c80319c");
        Assert.Equal(("b7ad6b7169203331", "POST rest", ActivityKind.Server), (span.ParentSpanId.ToString(), span.DisplayName, span.Kind));
        Assert.Equal((201, "Account", org.Org.Id.ToString()), (span.GetTagItem("http.response.status_code"), span.GetTagItem("fakeforce.sobject"), span.GetTagItem("fakeforce.org.id")));
    }

    [Fact]
    public async Task A_collector_gets_traces_and_metrics()
    {
        await using var collector = await Collector.StartAsync();
        var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Otlp = collector.Address });
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        // What is left is sent when the server stops.
        await org.DisposeAsync();
        Assert.Contains("/services/data/v66.0/sobjects/Account", collector.Text("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("fakeforce.call.duration", collector.Text("/v1/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_lines_can_be_json()
    {
        var log = new StringWriter();
        await using var server = await Server.StartAsync(new FakeForceOptions { Port = 0, LogFormat = LogFormat.Json, LogLevel = Microsoft.Extensions.Logging.LogLevel.Debug }, new HostSeams { Log = TextWriter.Synchronized(log) });
        using var client = server.Client();
        await client.GetAsync("/services/data", Server.Ending);
        await client.GetAsync("/none", Server.Ending);
        await server.StopAsync();
        var lines = log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).Where(line => line.GetProperty("category").GetString()!.StartsWith("FakeForce", StringComparison.Ordinal)).ToList();
        var call = lines.First(line => line.GetProperty("message").GetString()!.Contains("/services/data", StringComparison.Ordinal));
        Assert.Equal(("debug", "GET", 200), (call.GetProperty("level").GetString(), call.GetProperty("state").GetProperty("Method").GetString(), call.GetProperty("state").GetProperty("Status").GetInt32()));
        Assert.Contains(lines, line => line.GetProperty("message").GetString() == "not supported: GET /none");
    }

    private static async Task<Dictionary<string, double>> SamplesAsync(TestOrg org)
    {
        using var answer = await org.Client.GetAsync("/_fakeforce/metrics", Server.Ending);
        Assert.Equal((HttpStatusCode.OK, "text/plain; version=0.0.4; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        var lines = (await answer.Content.ReadAsStringAsync(Server.Ending)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Where(line => line[0] != '#').ToDictionary(line => line[..line.LastIndexOf(' ')], line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    private sealed class Collector(WebApplication app, Dictionary<string, MemoryStream> received) : IAsyncDisposable
    {
        public Uri Address => new(app.Urls.First());

        public static async Task<Collector> StartAsync()
        {
            var received = new Dictionary<string, MemoryStream>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                lock (received)
                {
                    if (!received.TryGetValue(context.Request.Path, out var all)) received[context.Request.Path] = all = new MemoryStream();
                    all.Write(body.ToArray());
                }
            });
            await app.StartAsync(Server.Ending);
            return new Collector(app, received);
        }

        public string Text(string path)
        {
            lock (received) return received.TryGetValue(path, out var body) ? Encoding.UTF8.GetString(body.ToArray()) : "";
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
