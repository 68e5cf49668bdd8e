namespace FakeForce.Engine.Events.Streaming;

/// <summary>An event on its way to a client, by the channel that it subscribed to, with its filter if it has one.</summary>
public readonly record struct StreamedEvent(string Channel, EventEntry Entry);
