using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>What an org sends of itself, and how patiently.</summary>
public sealed record OutboundOptions
{
    public IReadOnlyList<WorkflowRule> Rules { get; init; } = [];
    public IReadOnlyList<OutboundMessage> Messages { get; init; } = [];

    /// <summary>Before the first repetition; each next gap is twice as long. Salesforce does not publish its ladder. Default 15 s.</summary>
    public TimeSpan FirstGap { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>SOAP API guide, "Understanding Outbound Messaging": the gap grows to two hours at most.</summary>
    public TimeSpan LongestGap { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The same: what nobody acknowledges within 24 hours is given up.</summary>
    public TimeSpan Life { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Help, "Outbound Messaging": failed messages can be retried for seven days.</summary>
    public TimeSpan FailedLife { get; init; } = TimeSpan.FromDays(7);

    /// <summary>By object and name, as in Account.To_ERP; null if there is none.</summary>
    internal OutboundMessage? Find(string fullName) => Messages.FirstOrDefault(message => message.FullName.Equals(fullName, StringComparison.OrdinalIgnoreCase));

    /// <summary>How long the gap behind an attempt is; <paramref name="attempts"/> from 1.</summary>
    internal TimeSpan GapAfter(int attempts) => attempts > 40 ? LongestGap : TimeSpan.FromTicks((long)Math.Min(LongestGap.Ticks, FirstGap.Ticks * Math.Pow(2, attempts - 1)));
}
