using System.Globalization;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Bulk;

namespace FakeForce.Server;

/// <summary>
/// How a server is started. The command line, FAKEFORCE_… variables and fakeforce.json all fill this record (see
/// OptionTable for names and ranges); code that embeds a server fills it directly.
/// </summary>
public sealed record FakeForceOptions
{
    /// <summary>Plain-text port for HTTP/1.1 and HTTP/2, 0 to 65535; 0 takes a free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>TLS port, 0 to 65535; null keeps it closed.</summary>
    public int? TlsPort { get; init; }

    /// <summary>Port of the CONNECT proxy that carries Salesforce's host names to this server; null keeps it closed.</summary>
    public int? ProxyPort { get; init; }

    /// <summary>"localhost" (127.0.0.1 and ::1), "*" (every address) or one IP address.</summary>
    public string Bind { get; init; } = "localhost";

    /// <summary>Directory that keeps the org and the certificates; null keeps them in memory.</summary>
    public string? Data { get; init; }

    public Edition Edition { get; init; } = Edition.Developer;

    /// <summary>Newest API version on offer, 21.0 to 68.0. The default is Winter '27.</summary>
    public string ApiVersion { get; init; } = "68.0";

    /// <summary>The same as a number: 68.</summary>
    internal int NewestVersion => (int)decimal.Parse(ApiVersion, CultureInfo.InvariantCulture);

    /// <summary>Seed of record ids and chance: the same seed and requests give the same answers.</summary>
    public ulong SeedValue { get; init; } = 1;

    /// <summary>Seconds by the org's clock until SOSL finds what was written, 0 to 86,400; Salesforce indexes within minutes.</summary>
    public int SearchDelaySeconds { get; init; }

    /// <summary>How bulk jobs move on: at once, by the clock, or when the control plane says so.</summary>
    public BulkMode Bulk { get; init; }

    /// <summary>Realistic bulk jobs: rows a second, 1 to 10,000,000.</summary>
    public int BulkRate { get; init; } = 3_000;

    /// <summary>Realistic bulk jobs: seconds in the queue, 0 to 86,400.</summary>
    public int BulkDelaySeconds { get; init; } = 5;

    /// <summary>Times and sizes of Pub/Sub API.</summary>
    public PubSubOptions PubSub { get; init; } = new();

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>What callers of /_fakeforce/ must show; needed on a non-loopback bind unless <see cref="OpenControl"/>.</summary>
    public string? ControlKey { get; init; }

    /// <summary>Leaves /_fakeforce/ open to everyone who reaches the port.</summary>
    public bool OpenControl { get; init; }

    /// <summary>Salesforce features that are switched on, such as PersonAccounts.</summary>
    public IReadOnlyList<string> Feature { get; init; } = [];

    /// <summary>Bad days that the org begins with; see <see cref="FakeForce.Engine.Chaos.Scenarios"/>.</summary>
    public IReadOnlyList<string> Scenario { get; init; } = [];

    /// <summary>Orgs at once, the first included, 1 to 100,000.</summary>
    public int MaxOrgs { get; init; } = 2_000;

    /// <summary>Megabytes of managed memory from which on no more orgs are made, 0 to 1,000,000; 0 is three quarters of what the process may have.</summary>
    public int MaxMemoryMB { get; init; }

    /// <summary>Calls that the journal keeps of each org, 0 to 10,000,000; 0 keeps none.</summary>
    public int JournalRequests { get; init; } = 10_000;

    /// <summary>Megabytes that the journals of all orgs take together, 1 to 100,000.</summary>
    public int JournalMB { get; init; } = 64;

    /// <summary>SFDX projects, or folders in the metadata format, whose metadata the org has.</summary>
    public IReadOnlyList<string> Project { get; init; } = [];

    /// <summary>What is not understood of a project stops the start.</summary>
    public bool Strict { get; init; }

    /// <summary>Files and folders of records that a fresh org begins with.</summary>
    public IReadOnlyList<string> Seed { get; init; } = [];

    /// <summary>Records of the seed that have an Id keep it.</summary>
    public bool SeedKeepIds { get; init; }

    /// <summary>Address of an OpenTelemetry collector that gets traces and metrics, http://localhost:4318; null sends none.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Log lines as JSON objects, for programs that read them.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>Path of the configuration file; null takes ./fakeforce.json if there is one.</summary>
    public string? Config { get; init; }

    /// <summary>Address that clients are told (instance_url); null derives it from each request.</summary>
    public Uri? InstanceUrl { get; init; }

    /// <summary>PEM file of certificate authorities that receivers of messages and callouts may have theirs from, beside those of the system; null for none.</summary>
    public string? OutgoingCa { get; init; }

    /// <summary>PEM file with the certificate that the org shows to receivers that ask, its key, and those that signed it; null shows none.</summary>
    public string? OutgoingClientCertificate { get; init; }

    /// <summary>Of the key in <see cref="OutgoingClientCertificate"/>; null where it is not encrypted.</summary>
    public string? OutgoingClientCertificatePassword { get; init; }

    /// <summary>
    /// The whole configuration file, or an undefined element without one. Its keys outside the option table are org content
    /// (users, objects …) and are read by whoever owns them; see ContentKeys.
    /// </summary>
    public JsonElement Definitions { get; init; }
}
