using FakeForce.Engine;
using FakeForce.Engine.Bulk;

namespace FakeForce.Server.Options;

/// <summary>Every option, in the order of --help.</summary>
internal static class OptionTable
{
    public static readonly IReadOnlyList<OptionRule> Rules =
    [
        new("port", "N", "plain-text port for HTTP/1.1 and HTTP/2; 0 takes a free one (8080)",
            OptionTexts.Number(0, 65535, (o, n) => o with { Port = n })),
        new("tls-port", "N", "TLS port; 0 takes a free one (closed)",
            OptionTexts.Number(0, 65535, (o, n) => o with { TlsPort = n })),
        new("proxy-port", "N", "CONNECT proxy for Salesforce's host names; 0 takes a free one (closed)",
            OptionTexts.Number(0, 65535, (o, n) => o with { ProxyPort = n })),
        new("bind", "ADDRESS", "localhost, * or an IP address (localhost)", OptionTexts.Bind),
        new("data", "DIR", "keep the org in this directory (in memory)", OptionTexts.Directory),
        new("edition", "NAME", "developer, enterprise, unlimited or sandbox: sets the limits (developer)",
            OptionTexts.Choice<Edition>((o, e) => o with { Edition = e })),
        new("api-version", "V", "newest API version offered, 21.0 to 68.0 (68.0)", OptionTexts.ApiVersion),
        new("seed-value", "N", "seed of record ids and chance (1)", OptionTexts.Seed),
        new("search-delay", "SECONDS", "seconds until SOSL finds what was written, 0 to 86400 (0)",
            OptionTexts.Number(0, 86_400, (o, n) => o with { SearchDelaySeconds = n })),
        new("bulk", "MODE", "how bulk jobs move on: immediate, realistic or manual (immediate)",
            OptionTexts.Choice<BulkMode>((o, m) => o with { Bulk = m })),
        new("bulk-rate", "N", "rows a second of realistic bulk jobs, 1 to 10000000 (3000)",
            OptionTexts.Number(1, 10_000_000, (o, n) => o with { BulkRate = n })),
        new("bulk-delay", "SECONDS", "seconds that realistic bulk jobs wait in the queue, 0 to 86400 (5)",
            OptionTexts.Number(0, 86_400, (o, n) => o with { BulkDelaySeconds = n })),
        new("log-level", "LEVEL", "trace, debug, information, warning, error, critical or none (information)",
            OptionTexts.Choice<LogLevel>((o, l) => o with { LogLevel = l })),
        new("log-format", "FORMAT", "text or json (text)", OptionTexts.Choice<LogFormat>((o, f) => o with { LogFormat = f })),
        new("otlp", "URL", "OpenTelemetry collector that gets traces and metrics, such as http://localhost:4318 (none)", OptionTexts.Otlp),
        new("control-key", "KEY", "key that callers of /_fakeforce/ must show (none)",
            OptionTexts.Text((o, t) => o with { ControlKey = t })),
        new("open-control", null, "leave /_fakeforce/ open on a non-loopback bind", OptionTexts.Flag((o, open) => o with { OpenControl = open })),
        new("feature", "NAME", "switch a Salesforce feature on; may be repeated",
            OptionTexts.Text((o, t) => o with { Feature = [.. o.Feature, t] })) { Clear = o => o with { Feature = [] } },
        new("scenario", "NAME", "begin with a bad day: lock-contention, maintenance-window …; may be repeated", OptionTexts.Scenario) { Clear = o => o with { Scenario = [] } },
        new("max-orgs", "N", "orgs at once, 1 to 100000 (2000)", OptionTexts.Number(1, 100_000, (o, n) => o with { MaxOrgs = n })),
        new("max-memory", "MB", "megabytes from which on no more orgs are made, to 1000000; 0 is three quarters of what there is (0)",
            OptionTexts.Number(0, 1_000_000, (o, n) => o with { MaxMemoryMB = n })),
        new("journal-requests", "N", "calls that the journal keeps of each org, 0 to 10000000; 0 keeps none (10000)", OptionTexts.Number(0, 10_000_000, (o, n) => o with { JournalRequests = n })),
        new("journal-mb", "MB", "megabytes that all journals take together, 1 to 100000 (64)", OptionTexts.Number(1, 100_000, (o, n) => o with { JournalMB = n })),
        new("project", "DIR", "take the schema from an SFDX project or a folder in the metadata format; may be repeated", OptionTexts.ProjectPath) { Clear = o => o with { Project = [] } },
        new("strict", null, "what is not understood of a project stops the start", OptionTexts.Flag((o, strict) => o with { Strict = strict })),
        new("seed", "PATH", "begin with the records of a folder or file: JSON, CSV, a plan; may be repeated", OptionTexts.SeedPath) { Clear = o => o with { Seed = [] } },
        new("seed-keep-ids", null, "records of the seed that have an Id keep it", OptionTexts.Flag((o, keep) => o with { SeedKeepIds = keep })),
        new("config", "FILE", "configuration file (./fakeforce.json if there is one)",
            OptionTexts.Text((o, t) => o with { Config = t })) { InFile = false },
        new("instance-url", "URL", "address that clients are told (derived from each request)", OptionTexts.InstanceUrl),
        new("outgoing-ca", "FILE", "PEM of certificate authorities that receivers' certificates may be from, beside the system's (none)", OptionTexts.Text((o, t) => o with { OutgoingCa = t })),
        new("outgoing-client-certificate", "FILE", "PEM of the certificate, with its key, that the org shows to receivers that ask (none)",
            OptionTexts.Text((o, t) => o with { OutgoingClientCertificate = t })),
        new("outgoing-client-certificate-password", "TEXT", "password of that key (not encrypted)", OptionTexts.Text((o, t) => o with { OutgoingClientCertificatePassword = t })),
    ];

    public static OptionRule? BySwitch(string text) => Find(rule => rule.Switch == text);

    public static OptionRule? ByVariable(string name) => Find(rule => rule.Variable == name);

    public static OptionRule? ByKey(string key) => Find(rule => rule.Key == key);

    private static OptionRule? Find(Predicate<OptionRule> matches)
    {
        foreach (var rule in Rules)
            if (matches(rule)) return rule;
        return null;
    }
}
