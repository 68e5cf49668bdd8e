using System.Text;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>Runs orders: at once for a caller that waits, or for a job whose time has come.</summary>
internal sealed class CalloutRunner(CalloutSender sender)
{
    /// <summary>Ours: how much of a run's result is kept with its job.</summary>
    private const int MostResult = 256 * 1024;

    public async Task<(ApexTransaction Run, bool IsCompleted)> RunAsync(Org org, RecordId user, Order order, CancellationToken cancel)
    {
        var run = new ApexTransaction(sender, org, user, order.When == When.Now || order is { When: When.Scheduled, IsQueueable: false } ? GovernorContext.Sync : GovernorContext.Async)
        {
            StackDepth = order.StackDepth,
            IsScheduled = order is { When: When.Scheduled, IsQueueable: false },
        };
        return (run, await run.RunAsync(order.Steps, cancel));
    }

    public async Task<CalloutResult> RunAsync(CalloutRun job, CancellationToken cancel)
    {
        try
        {
            var (run, isCompleted) = await RunAsync(job.Org, job.Job.UserId, Order.Read(Encoding.UTF8.GetBytes(job.Job.Order)), cancel);
            var text = Json(writer => RunJson.Write(writer, run, isCompleted));
            return new CalloutResult(isCompleted, text.Length <= MostResult ? text : Json(writer => Problem(writer, isCompleted, $"the result is longer than {MostResult} bytes; the journal has the requests"))) { Problem = isCompleted ? null : run.Problem };
        }
        catch (Exception problem) when (problem is SalesforceException or FormatException)
        {
            return new CalloutResult(false, Json(writer => Problem(writer, false, problem.Message))) { Problem = problem.Message };
        }
    }

    private static void Problem(Utf8JsonWriter writer, bool isCompleted, string text)
    {
        writer.WriteString("status", isCompleted ? "completed" : "failed");
        writer.WriteString("problem", text);
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
