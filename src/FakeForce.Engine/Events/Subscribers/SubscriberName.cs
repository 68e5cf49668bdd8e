namespace FakeForce.Engine.Events.Subscribers;

/// <summary>Who reads. <paramref name="Id"/> is the rpcId of a Pub/Sub stream, the developer name of a managed subscription, or the clientId of a CometD client.</summary>
/// <param name="Channel">As the client wrote it, with a filter behind it perhaps.</param>
public sealed record SubscriberName(SubscriberFace Face, string Id, string Channel, RecordId User);
