using System.Text;
using FakeForce.Engine;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Telemetry;
using Google.Protobuf;
using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>What the journal keeps of an RPC: its first messages as JSON, a line each, and how it ended. It is there once the RPC is over.</summary>
internal sealed class RpcNotes(RequestLogs logs, CallMetrics metrics, TimeProvider clock)
{
    public CallNote Begin(ServerCallContext context, Org org)
    {
        var note = new CallNote().Begin(ApiFamily.PubSub, "POST", context.Method, "");
        note.Identified(org, null, null);
        note.StartedAt = clock.GetTimestamp();
        note.Span = CallTraces.Begin(context.GetHttpContext().Request, note.Api);
        context.GetHttpContext().Features.Set(note);
        return note;
    }

    public void End(ServerCallContext context, CallNote note, Org org, StatusCode status, string? text)
    {
        (note.Status, note.At, note.Took) = (StatusCodes.Status200OK, org.Clock.GetUtcNow(), clock.GetElapsedTime(note.StartedAt));
        metrics.Count(note, status.ToString());
        CallTraces.End(note.Span, note, ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (!logs.IsOn) return;
        var answered = new HeaderDictionary { ["grpc-status"] = ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture) };
        if (text is not null) answered["grpc-message"] = text;
        logs.Keep(org, note, context.GetHttpContext().Request.Headers, answered);
    }

    public static void Note(ServerCallContext context, IMessage message) => Note(CallNote.Of(context.GetHttpContext())?.Body, message);

    public static void NoteAnswer(ServerCallContext context, object? answer)
    {
        if (answer is IMessage message) Note(CallNote.Of(context.GetHttpContext())?.Answer, message);
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
