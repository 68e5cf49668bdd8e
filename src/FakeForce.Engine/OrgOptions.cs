using FakeForce.Engine.Access;
using FakeForce.Engine.ApexRest;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Events;
using FakeForce.Engine.External;
using FakeForce.Engine.Flows;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Metadata;
using FakeForce.Engine.Outbound;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Records.Leads;
using FakeForce.Engine.Rules.Assignment;
using FakeForce.Engine.Rules.Duplicates;
using FakeForce.Engine.Rules.Validation;
using FakeForce.Engine.Rules.Escalation;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Named;

namespace FakeForce.Engine;

/// <summary>What an org is made from. Every value has a default that gives a usable org.</summary>
public sealed record OrgOptions
{
    public string Name { get; init; } = "FakeForce";

    /// <summary>Which org of the process it is, from 1; its id is made from it.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What a copy's usernames end in, and its apps' consumer keys may: a dot and the copy's name.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>A username or consumer key of the org as its original has it.</summary>
    internal string WithoutSuffix(string name) => Suffix.Length > 0 && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;

    public string MyDomain { get; init; } = SetupNames.DefaultDomain;
    public Edition Edition { get; init; } = Edition.Developer;

    /// <summary>Holds what a fresh scratch org does beyond a fresh Developer Edition.</summary>
    public bool IsFreshScratch { get; init; }

    /// <summary>Newest API version offered, as 68 for 68.0.</summary>
    public int ApiVersion { get; init; } = 68;

    /// <summary>Same seed and same requests in the same order: same ids, tokens and fault decisions.</summary>
    public ulong SeedValue { get; init; } = 1;

    public string Username { get; init; } = "admin@fakeforce.test";
    public string Password { get; init; } = "fakeforce";

    /// <summary>Appended to the password at log-in, as Salesforce asks of clients outside trusted networks.</summary>
    public string SecurityToken { get; init; } = "";

    /// <summary>How long after its commit a write is searchable; Salesforce indexes within minutes. Zero: at once.</summary>
    public TimeSpan SearchDelay { get; init; }

    /// <summary>How fast bulk jobs move on, unless a job is told otherwise.</summary>
    public BulkPace Bulk { get; init; } = new();

    /// <summary>How long events are kept, and the channels of events.</summary>
    public EventOptions Events { get; init; } = new();

    /// <summary>Users and connected apps beside the seeded ones.</summary>
    public IdentityDefinitions Identity { get; init; } = new();

    /// <summary>What records must not be.</summary>
    public IReadOnlyList<ValidationRule> ValidationRules { get; init; } = [];

    /// <summary>What the org sends of itself.</summary>
    public OutboundOptions Outbound { get; init; } = new();

    public DuplicateOptions Duplicates { get; init; } = new();
    public IReadOnlyList<AssignmentRule> AssignmentRules { get; init; } = [];

    public IReadOnlyList<LeadMapping> LeadMappings { get; init; } = [];
    public IReadOnlyList<EscalationRule> EscalationRules { get; init; } = [];

    /// <summary>What workflow rules do inside the org.</summary>
    public WorkflowActions Workflow { get; init; } = new();

    /// <summary>Its mails.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>Who sends its messages; shared by all orgs that are made from these options.</summary>
    public Seam<MessageBatch, Acknowledgement> OutboundSeam { get; init; } = new();

    /// <summary>Where its code may call out to, and as whom.</summary>
    public CalloutOptions Callouts { get; init; } = new();

    /// <summary>The services whose operations are actions.</summary>
    public ServiceRegistry ExternalServices { get; init; } = ServiceRegistry.None;

    /// <summary>Who runs what calls out later; shared by all orgs that are made from these options.</summary>
    public Seam<CalloutRun, CalloutResult> CalloutSeam { get; init; } = new();

    /// <summary>The external data sources of external objects.</summary>
    public ExternalOptions External { get; init; } = new();

    /// <summary>Who reaches them; shared by all orgs that are made from these options.</summary>
    public ExternalSeam ExternalSeam { get; init; } = new();

    /// <summary>Records of custom metadata types, labels.</summary>
    public MetadataOptions Metadata { get; init; } = new();

    /// <summary>Who calls out for flows; shared by all orgs that are made from these options.</summary>
    public Seam<FlowCalloutRequest, FlowCalloutResult> FlowCalloutSeam { get; init; } = new();

    /// <summary>Flows, those that do not run included.</summary>
    public IReadOnlyList<FlowDefinition> Flows { get; init; } = [];

    /// <summary>Who may see and do what.</summary>
    public AccessDefinitions Access { get; init; } = AccessDefinitions.None;

    /// <summary>Queries that callers run by name.</summary>
    public IReadOnlyList<NamedQueryDefinition> NamedQueries { get; init; } = [];

    /// <summary>Stubs of Apex REST resources.</summary>
    public IReadOnlyList<ApexStub> ApexRest { get; init; } = [];

    /// <summary>True for an org that shall be seeded before anybody works in it.</summary>
    public bool AwaitsSeed { get; init; }

    /// <summary>Folder of the journal; null keeps the org in memory alone.</summary>
    public string? Data { get; init; }

    /// <summary>The standard objects of the org's features, and its custom ones.</summary>
    public required Catalog Catalog { get; init; }
}
