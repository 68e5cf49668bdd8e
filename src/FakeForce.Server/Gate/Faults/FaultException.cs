using FakeForce.Engine;
using FakeForce.Engine.Chaos;

namespace FakeForce.Server.Gate.Faults;

/// <summary>An error that a fault rule wants; each face gives it its own form.</summary>
internal sealed class FaultException(string code, string message, int? status) : Exception(message)
{
    public FaultException(FaultRule rule) : this(rule.Code!, FaultTexts.MessageOf(rule), rule.Status) { }

    /// <summary>Of a session that was ended: said as each face says it of any call without a session.</summary>
    public static FaultException SessionEnded() => new("INVALID_SESSION_ID", "Session expired or invalid", null) { EndsSession = true };

    public bool EndsSession { get; private init; }

    public string Code => code;

    /// <summary>That which the rule names.</summary>
    public int? GivenStatus => status;

    public SalesforceException Error => new(code, Message) { IsDml = code == "UNABLE_TO_LOCK_ROW" };

    /// <summary>That which the rule names, else the code's own.</summary>
    public int Status => status ?? ErrorStatus.Of(Error);
}
