using FakeForce.Engine.Events;
using FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.PubSub.Wire;

/// <summary>
/// FetchResponse and, with a commit, ManagedFetchResponse as they are sent: events of the log, which are written as they lie there. The
/// generated classes cost six objects an event, and halved the rate at which a backlog is read.
/// </summary>
internal sealed record FetchAnswer(ReadOnlyMemory<EventEntry> Events, long LatestReplayId, string RpcId, int Pending, CommitReplayResponse? Commit = null);
