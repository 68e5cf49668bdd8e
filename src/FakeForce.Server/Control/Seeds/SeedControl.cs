using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>POST /_fakeforce/seed: records for the org that is there, all of them or none.</summary>
internal static class SeedControl
{
    public static Task HandleAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        try
        {
            return Loaded(await LoadAsync(context, org));
        }
        catch (SeedException wrong)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Refused(wrong);
        }
    });

    private static async ValueTask<SeedResult> LoadAsync(HttpContext context, Org org)
    {
        var problems = new SeedProblems();
        var seed = await SeedBody.ReadAsync(context, problems);
        // What cannot be read says nothing of the rest, to which others may refer.
        problems.ThrowIfAny();
        return await SeedLoad.RunAsync(org, seed, problems, context.RequestAborted);
    }

    private static Action<Utf8JsonWriter> Loaded(SeedResult result) => writer =>
    {
        writer.WriteNumber("records", result.Records);
        writer.WriteStartObject("objects");
        foreach (var (name, count) in result.Counts) writer.WriteNumber(name, count);
        writer.WriteEndObject();
        writer.WriteStartObject("ids");
        foreach (var (name, id) in result.Ids) writer.WriteString(name, id.ToString());
        writer.WriteEndObject();
    };

    private static Action<Utf8JsonWriter> Refused(SeedException wrong) => writer =>
    {
        writer.WriteString("error", "wrong_seed");
        writer.WriteString("message", wrong.Message);
        writer.WriteStartArray("problems");
        foreach (var problem in wrong.Problems.Listed)
        {
            writer.WriteStartObject();
            writer.WriteString("file", problem.File);
            if (problem.Line > 0) writer.WriteNumber("line", problem.Line);
            writer.WriteString("message", problem.Message);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumber("more", wrong.Problems.More);
    };
}
