using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Managed;
using FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.PubSub.Fetching;

/// <summary>
/// Takes commits of replay ids. What is wrong with one is part of the answer and ends nothing (guide, "Handle Errors"; the
/// five cases are documented, their texts are ours).
/// </summary>
internal static class Commits
{
    public static async ValueTask<CommitReplayResponse> TakeAsync(PubSubCall call, ManagedEventSubscription subscription, EventTopic topic, CommitReplayRequest request, long delivered)
    {
        var answer = new CommitReplayResponse
        {
            CommitRequestId = request.CommitRequestId,
            ReplayId = request.ReplayId,
            ProcessTime = call.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (Problem(call, subscription, topic, request, delivered, out var replayId) is { } problem) answer.Error = new Error { Code = ErrorCode.Commit, Msg = problem };
        else await call.Org.ManagedSubscriptions.CommitAsync(subscription, replayId);
        return answer;
    }

    private static string? Problem(PubSubCall call, ManagedEventSubscription subscription, EventTopic topic, CommitReplayRequest request, long delivered, out long replayId)
    {
        replayId = 0;
        if (request.ReplayId.IsEmpty) return "The Replay ID is missing.";
        if (!ReplayBytes.TryRead(request.ReplayId, out replayId)) return "The Replay ID is invalid.";
        if (replayId > delivered) return "The Replay ID belongs to no event that was delivered.";
        if (replayId < call.Org.ManagedSubscriptions.Committed(subscription)) return "The Replay ID is older than the one that was committed last.";
        return IsKept(call.Org.Events, topic, replayId) ? null : "The Replay ID is invalid or outside the retention period.";
    }

    private static bool IsKept(OrgEvents events, EventTopic topic, long replayId)
    {
        try
        {
            events.OpenCursor(topic, ReplayFrom.After(replayId));
            return true;
        }
        catch (ReplayIdException)
        {
            return false;
        }
    }
}
