using System.Globalization;
using FakeForce.Engine;
using FakeForce.Server.Control.Orgs;

namespace FakeForce.Server.Control.Requests;

/// <summary>/_fakeforce/requests/stream: the calls as they end, as server-sent events whose id is the call's; the filters of the list hold here too.</summary>
internal static class RequestStream
{
    public static Task HandleAsync(HttpContext context) => ControlOrg.RunAsync(context, async org =>
    {
        try
        {
            var filter = RequestFilter.Read(context.Request.Query);
            string? seen = context.Request.Headers["Last-Event-ID"];
            var last = RequestControl.LogOf(context, org).After(long.MaxValue).LastId;
            await FollowAsync(context, org, filter, long.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : RequestControl.Number(context, "after", last));
        }
        catch (FormatException problem)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status400BadRequest, "wrong_query", problem.Message);
        }
    });

    private static async Task FollowAsync(HttpContext context, Org org, RequestFilter filter, long last)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, org.Ended);
        var (log, near) = (RequestControl.LogOf(context, org), RequestControl.NearOf(context));
        var events = new ServerSentEvents(context, ending.Token);
        try
        {
            await events.BeginAsync("the calls from here on");
            while (true)
            {
                foreach (var entry in log.After(last).Entries)
                {
                    last = entry.Id;
                    if (!filter.Differences(entry, org).Any()) events.Add(entry.Id, writer => RequestJson.Write(writer, entry, org, near));
                }
                await events.SendAsync();
                await log.WaitAsync(last, ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The listener has gone, or the server or the org is going.
        }
    }
}
