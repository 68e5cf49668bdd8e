using System.Text;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Server.Outgoing.Callouts;

namespace FakeForce.Server.Control.Callouts;

/// <summary>/_fakeforce/callouts: the org calls out as its own code would, at once, queued or on a schedule.</summary>
internal static class CalloutControl
{
    /// <summary>Ours: the longest request of asynchronous Apex as Base64, and some.</summary>
    private const long MaxBytes = 20 * 1024 * 1024;

    public static Task RunAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        var body = await ControlAnswer.BodyAsync(context, MaxBytes);
        var order = Order.Read(body);
        var user = UserOf(org, order.User);
        if (order.When == When.Now)
        {
            var (run, isCompleted) = await context.RequestServices.GetRequiredService<CalloutRunner>().RunAsync(org, user, order, context.RequestAborted);
            return writer => RunJson.Write(writer, run, isCompleted);
        }
        try
        {
            var job = await AddAsync(org, user, order, Encoding.UTF8.GetString(body.Span));
            return writer => Write(writer, job);
        }
        catch (CalloutException refusal)
        {
            throw new FormatException(refusal.Message);
        }
    });

    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => new ValueTask<Action<Utf8JsonWriter>>(writer =>
    {
        writer.WriteStartArray("jobs");
        foreach (var job in org.CalloutJobs.All)
        {
            writer.WriteStartObject();
            Write(writer, job);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }));

    public static Task GetAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        var id = IdOf(context);
        var job = org.CalloutJobs.All.FirstOrDefault(job => job.Id == id) ?? throw Unknown(context);
        return new ValueTask<Action<Utf8JsonWriter>>(writer => Write(writer, job));
    });

    public static Task AbortAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        var job = await org.CalloutJobs.AbortAsync(IdOf(context)) ?? throw Unknown(context);
        return writer => Write(writer, job);
    });

    private static ValueTask<CalloutJob> AddAsync(Org org, RecordId user, Order order, string text)
    {
        if (order.When == When.Queued) return order.Cron is null ? org.CalloutJobs.EnqueueAsync(user, text, order.Name) : throw new FormatException("cron is of orders whose when is scheduled");
        if (order is not { Name.Length: > 0, Cron: { } cron }) throw new FormatException("a schedule needs a name and a cron such as \"0 0 13 * * ?\"");
        return org.CalloutJobs.ScheduleAsync(user, text, order.Name, cron);
    }

    private static RecordId UserOf(Org org, string? name) =>
        org.Identity.TryUser(name ?? org.Options.Username, out var user) ? user.Id : throw new FormatException($"there is no user {name}");

    private static RecordId IdOf(HttpContext context) => RecordId.TryParse((string)context.Request.RouteValues["job"]!, out var id) ? id : throw Unknown(context);

    private static UnknownException Unknown(HttpContext context) => new("unknown_job", $"There is no job {context.Request.RouteValues["job"]}, or none that waits.");

    private static void Write(Utf8JsonWriter writer, CalloutJob job)
    {
        writer.WriteString("id", job.Id.ToString());
        writer.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(job.State.ToString()));
        if (job.Name is { } name) writer.WriteString("name", name);
        if (job.Cron is { } cron) writer.WriteString("cron", cron);
        writer.WriteString("createdAt", job.CreatedAt);
        if (job.State == CalloutJobState.Queued) writer.WriteString("due", job.Due);
        writer.WriteNumber("runs", job.Runs);
        if (job.LastRun is { } last) writer.WriteString("lastRun", last);
        if (job.Result is not { } result) return;
        writer.WritePropertyName("result");
        writer.WriteRawValue(result);
    }
}
