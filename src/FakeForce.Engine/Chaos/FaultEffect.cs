namespace FakeForce.Engine.Chaos;

/// <summary>What a fault rule does to a call.</summary>
public enum FaultEffect
{
    /// <summary>An error of Salesforce's instead of the call; nothing of it is done.</summary>
    Error,

    /// <summary>A page in HTML where the caller expects JSON, as when a proxy or a maintenance window answers.</summary>
    Html,

    /// <summary>The call waits first, by the org's clock.</summary>
    Latency,

    /// <summary>The connection is cut off before the call is done.</summary>
    Reset,

    /// <summary>The call is done, and half of its answer is sent before the connection is cut off.</summary>
    HalfBody,

    /// <summary>The call is done, and its answer comes byte by byte, a second of the org's clock apart.</summary>
    Trickle,

    /// <summary>The call is done and committed, and the connection is cut off instead of an answer.</summary>
    LoseAnswer,

    /// <summary>The caller's session ends, and the call is refused as any call without a session.</summary>
    RevokeSession,

    /// <summary>The events up to a replay id, or all there are, are gone before the call looks at them, as if they had aged out.</summary>
    PurgeEvents,

    /// <summary>A bulk job, or a batch of Bulk API 1.0, fails as soon as it begins.</summary>
    FailJob,

    /// <summary>An outbound message is sent twice.</summary>
    Repeat,
}
