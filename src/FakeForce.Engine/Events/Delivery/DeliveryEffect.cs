namespace FakeForce.Engine.Events.Delivery;

/// <summary>What a rule does to the delivery of events.</summary>
public enum DeliveryEffect
{
    /// <summary>The event is delivered again, with the same replay id, as to a subscriber who resumed too early.</summary>
    Duplicate,

    /// <summary>The event is stored in the bus again, with a replay id of its own and the same EventUuid, so that every subscriber gets it again.</summary>
    Republish,

    /// <summary>Events are given so long after they were published, and those behind them not before.</summary>
    Delay,

    /// <summary>Nothing is given while the rule lasts. Nothing is lost.</summary>
    Pause,

    /// <summary>The stream ends, as it does when Salesforce moves it to another server.</summary>
    Drop,

    /// <summary>The session that the subscriber uses ends.</summary>
    ExpireSession,

    /// <summary>Whoever wants to go on from a replay id is told that there is none.</summary>
    UnknownReplayId,

    /// <summary>
    /// What one request publishes is stored behind what the next one publishes. Within a request the order holds, and it is always the
    /// order of replay ids (Platform Events Developer Guide, "Considerations for Publishing and Subscribing to Platform Events").
    /// </summary>
    Reorder,
}
