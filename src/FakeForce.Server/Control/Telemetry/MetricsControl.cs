using System.Globalization;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Start;
using FakeForce.Server.Telemetry;

namespace FakeForce.Server.Control.Telemetry;

/// <summary>GET /_fakeforce/metrics: the server's counts as Prometheus scrapes them, all orgs together.</summary>
internal static class MetricsControl
{
    public static Task HandleAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (metrics, text) = (services.GetRequiredService<CallMetrics>(), new PrometheusText());
        Calls(text, metrics);
        text.Family("fakeforce_faults_total", "counter", "Calls that a fault rule struck").Sample("fakeforce_faults_total", metrics.Faults);
        text.Family("fakeforce_unsupported_calls_total", "counter", "Calls that FakeForce does not have").Sample("fakeforce_unsupported_calls_total", metrics.Unsupported);
        text.Family("fakeforce_orgs", "gauge", "Orgs of this server").Sample("fakeforce_orgs", services.GetRequiredService<ServingState>().OrgsOrNull?.All.Count ?? 0);
        text.Family("fakeforce_journal_bytes", "gauge", "What the request journals take").Sample("fakeforce_journal_bytes", services.GetRequiredService<RequestLogs>().Bytes);
        text.Family("process_resident_memory_bytes", "gauge", "Memory of the process").Sample("process_resident_memory_bytes", Environment.WorkingSet);
        text.Family("dotnet_gc_heap_bytes", "gauge", "Managed memory").Sample("dotnet_gc_heap_bytes", GC.GetTotalMemory(forceFullCollection: false));
        context.Response.ContentType = PrometheusText.ContentType;
        return context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    private static void Calls(PrometheusText text, CallMetrics metrics)
    {
        const string Name = "fakeforce_call_duration_seconds";
        text.Family(Name, "histogram", "How long calls took");
        foreach (var ((api, method, status), times) in metrics.All)
        {
            var ends = CallMetrics.Buckets.Select(end => end.ToString(CultureInfo.InvariantCulture)).Append("+Inf");
            foreach (var (end, count) in ends.Zip(times.Cumulative)) text.Sample(Name + "_bucket", count, ("api", api), ("method", method), ("status", status), ("le", end));
            text.Sample(Name + "_sum", times.Seconds, ("api", api), ("method", method), ("status", status));
            text.Sample(Name + "_count", times.Count, ("api", api), ("method", method), ("status", status));
        }
    }
}
