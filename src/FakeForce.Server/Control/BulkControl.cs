using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Server.Control.Orgs;

namespace FakeForce.Server.Control;

/// <summary>
/// /_fakeforce/bulk/jobs: how fast bulk jobs move on. Without an id it is the pace of jobs to come; with one it is that job's
/// pace, or a step of it, or its end.
/// </summary>
internal static class BulkControl
{
    public static Task ListAsync(HttpContext context) => AnswerAsync(context, async (jobs, _) =>
    {
        var (all, classic) = (await jobs.ListAsync(), await jobs.Classic.ListAsync());
        return writer =>
        {
            BulkJobJson.Pace(writer, jobs.Pace);
            writer.WriteStartArray("jobs");
            foreach (var job in all) BulkJobJson.Job(writer, job);
            foreach (var job in classic)
            {
                writer.WriteStartObject();
                BulkJobJson.Members(writer, job, jobs.Classic);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        };
    });

    public static Task SetDefaultAsync(HttpContext context) => AnswerAsync(context, async (jobs, cancel) =>
    {
        var wanted = await BulkOrder.ReadAsync(context.Request.Body, jobs.Pace, cancel);
        if (wanted.Step || wanted.Finish || wanted.Fail is not null || wanted.LockRows is not null) throw new FormatException("step, finish, fail and lockRows are of one job: name it in the path.");
        jobs.Pace = wanted.Pace;
        return writer => BulkJobJson.Pace(writer, jobs.Pace);
    });

    public static Task GetAsync(HttpContext context) => AnswerAsync(context, (jobs, _) =>
    {
        if (jobs.Classic.TryFind(IdOf(context)) is { } classic) return Task.FromResult<Action<Utf8JsonWriter>>(writer => BulkJobJson.Members(writer, classic, jobs.Classic));
        var job = jobs.Find(IdOf(context));
        return Task.FromResult<Action<Utf8JsonWriter>>(writer => BulkJobJson.Members(writer, job));
    });

    public static Task ChangeAsync(HttpContext context) => AnswerAsync(context, async (jobs, cancel) =>
    {
        if (jobs.Classic.TryFind(IdOf(context)) is { } classic) return await ChangeAsync(context, jobs.Classic, classic, cancel);
        var job = jobs.Find(IdOf(context));
        var wanted = await BulkOrder.ReadAsync(context.Request.Body, job.Pace, cancel);
        if (wanted.LockRows is { } count) job = await jobs.LockRowsAsync(job.Id, count, cancel);
        if (wanted.Pace != job.Pace) job = await jobs.SetPaceAsync(job.Id, wanted.Pace, cancel);
        if (wanted.Fail is { } message) job = await jobs.FailAsync(job.Id, message);
        else if (wanted.Finish) job = await jobs.FinishAsync(job.Id, cancel);
        else if (wanted.Step) job = await jobs.StepAsync(job.Id, cancel);
        return writer => BulkJobJson.Members(writer, job);
    });

    private static async Task<Action<Utf8JsonWriter>> ChangeAsync(HttpContext context, ClassicJobs jobs, ClassicJob job, CancellationToken cancel)
    {
        var wanted = await BulkOrder.ReadAsync(context.Request.Body, job.Pace, cancel);
        if (wanted.Pace != job.Pace) job = await jobs.SetPaceAsync(job, wanted.Pace, cancel);
        if (wanted.Fail is { } message) await jobs.FailAsync(job, message);
        else if (wanted.Finish) await jobs.FinishAsync(job, cancel);
        else if (wanted.Step) await jobs.StepAsync(job, cancel);
        return writer => BulkJobJson.Members(writer, jobs.TryFind(job.Id) ?? job, jobs);
    }

    private static RecordId IdOf(HttpContext context) => RecordId.TryParse(context.Request.RouteValues["job"] as string, out var id) ? id : default;

    private static Task AnswerAsync(HttpContext context, Func<BulkJobs, CancellationToken, Task<Action<Utf8JsonWriter>>> run) => ControlOrg.RunAsync(context, async org =>
    {
        try
        {
            var write = await run(org.Bulk, context.RequestAborted);
            context.Response.ContentType = "application/json";
            await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        catch (SalesforceException)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status404NotFound, "unknown_job", "There is no such job.");
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status400BadRequest, "wrong_body", problem is FormatException ? problem.Message
                : "Send JSON such as {\"mode\":\"manual\"}, {\"step\":true}, {\"finish\":true} or {\"fail\":\"InvalidBatch : …\"}.");
        }
    });
}
