using FakeForce.Engine.External;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Outbound.Messages;

namespace FakeForce.Engine;

/// <summary>What goes out of the org, or waits to.</summary>
public sealed partial class Org
{
    /// <summary>Outbound messages: what waits to be acknowledged.</summary>
    public OutboundMessages Outbound { get; }

    /// <summary>External objects and the data sources that they are in.</summary>
    public OrgExternal External { get; }

    /// <summary>Mails that a real org would have sent.</summary>
    public MailLog Mails { get; } = new();

    /// <summary>Runs of code that call out later.</summary>
    public CalloutJobs CalloutJobs { get; }
}
