namespace FakeForce.Engine.Events.Subscribers;

/// <summary>The API by which a subscriber reads.</summary>
public enum SubscriberFace { PubSub, Managed, Cometd }
