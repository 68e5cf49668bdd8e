using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FakeForce.Server.Telemetry;

/// <summary>
/// Sends traces and metrics to an OpenTelemetry collector. Everything but the address comes from the variables of OpenTelemetry
/// (OTEL_EXPORTER_OTLP_HEADERS, OTEL_SERVICE_NAME …); without any the protocol is http/protobuf.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private OtlpExport(Uri collector)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("fakeforce", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(CallTraces.SourceName).AddOtlpExporter(options => To(options, collector, "v1/traces")).Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(CallMetrics.MeterName).AddOtlpExporter(options => To(options, collector, "v1/metrics")).Build();
    }

    public static OtlpExport Start(Uri collector) => new(collector);

    /// <summary>Sends what is left, waiting for a few seconds at most.</summary>
    public void Dispose()
    {
        traces.ForceFlush(3_000);
        metrics.ForceFlush(3_000);
        traces.Dispose();
        metrics.Dispose();
    }

    // An address that is given stands for both signals; over HTTP each has a path of its own below it.
    private static void To(OtlpExporterOptions options, Uri collector, string path)
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL") is null) options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = options.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(collector.ToString().TrimEnd('/') + "/" + path) : collector;
    }
}
