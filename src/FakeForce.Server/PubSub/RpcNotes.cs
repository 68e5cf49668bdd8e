using System.Text;
using FakeForce.Engine;
using FakeForce.Server.Gate.Requests;
using Google.Protobuf;
using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>What the journal keeps of an RPC: its first messages as JSON, a line each, and how it ended. It is there once the RPC is over.</summary>
internal sealed class RpcNotes(RequestLogs logs, TimeProvider clock)
{
    /// <summary>Begins an entry; null where no journal is kept.</summary>
    public RequestEntry? Begin(ServerCallContext context, Org org)
    {
        if (!logs.IsOn) return null;
        var http = context.GetHttpContext();
        var entry = new RequestEntry(ApiFamily.PubSub, "POST", context.Method, "") { Headers = [.. http.Request.Headers.Select(h => KeyValuePair.Create(h.Key, h.Value.ToString()))] };
        entry.Identified(org, null, null);
        entry.StartedAt = clock.GetTimestamp();
        http.Features.Set(entry);
        return entry;
    }

    public void End(RequestEntry? entry, Org org, StatusCode status, string? text)
    {
        if (entry is null) return;
        (entry.Status, entry.At, entry.Took) = (StatusCodes.Status200OK, org.Clock.GetUtcNow(), clock.GetElapsedTime(entry.StartedAt));
        entry.AnswerHeaders = [KeyValuePair.Create("grpc-status", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)), .. text is null ? (KeyValuePair<string, string>[])[] : [KeyValuePair.Create("grpc-message", text)]];
        logs.Of(org).Add(entry);
    }

    public static void Note(ServerCallContext context, IMessage message) => Note(RequestEntry.Of(context.GetHttpContext())?.Body, message);

    public static void NoteAnswer(ServerCallContext context, object? answer)
    {
        if (answer is IMessage message) Note(RequestEntry.Of(context.GetHttpContext())?.Answer, message);
    }

    private static void Note(Captured? body, IMessage message)
    {
        // Behind the bound only their number would grow, which is not worth the writing.
        if (body is not null && !body.IsCut) body.Add(Encoding.UTF8.GetBytes(message + "\n"));
    }
}

/// <summary>Requests of a stream that are noted as they are read.</summary>
internal sealed class NotedRequests<T>(IAsyncStreamReader<T> inner, ServerCallContext context) : IAsyncStreamReader<T> where T : class, IMessage
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await inner.MoveNext(cancellationToken)) return false;
        RpcNotes.Note(context, inner.Current);
        return true;
    }
}
