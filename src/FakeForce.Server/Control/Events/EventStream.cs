using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Server.Control.Orgs;

namespace FakeForce.Server.Control.Events;

/// <summary>
/// /_fakeforce/events/stream: the log as it grows, as server-sent events whose id is the replay id. It begins with what is new, or behind
/// ?after= or the Last-Event-ID of a browser that comes again.
/// </summary>
internal static class EventStream
{
    private const int Batch = 256;

    /// <summary>How often a comment is sent while there is nothing to say, so that nobody between takes the connection for dead. Ours.</summary>
    private static readonly TimeSpan idle = TimeSpan.FromSeconds(15);

    public static Task HandleAsync(HttpContext context) => ControlOrg.RunAsync(context, async org =>
    {
        try
        {
            await FollowAsync(context, org, org.Events.OpenLog(AfterOf(context, org), EventQuery.TopicOf(context, org)));
        }
        catch (UnknownException unknown)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status404NotFound, unknown.Error, unknown.Message);
        }
        catch (FormatException problem)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status400BadRequest, "wrong_query", problem.Message);
        }
    });

    private static async Task FollowAsync(HttpContext context, Org org, EventCursor cursor)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, org.Ended);
        var events = new ServerSentEvents(context, ending.Token);
        var (form, entries) = (new LoggedEvent(org, withReceivers: false), new EventEntry[Batch]);
        try
        {
            await events.BeginAsync("the log from here on");
            while (true)
            {
                var count = cursor.Read(entries);
                for (var i = 0; i < count; i++)
                {
                    var entry = entries[i];
                    events.Add(entry.ReplayId, writer => form.Write(writer, entry));
                }
                if (count > 0) await events.SendAsync();
                else if (!await cursor.WaitAsync(idle, ending.Token)) await events.CommentAsync("");
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The listener has gone, or the server is going.
        }
    }

    private static long AfterOf(HttpContext context, Org org)
    {
        string? given = context.Request.Query["after"];
        if (context.Request.Headers["Last-Event-ID"] is { Count: > 0 } last) given = last;
        if (given is null) return org.Events.LastReplayId;
        return long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : throw new FormatException("after is not a replay id");
    }
}
