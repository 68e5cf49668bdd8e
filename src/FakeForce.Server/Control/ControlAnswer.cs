using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Control.Orgs;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Control;

/// <summary>What calls of the control plane share: the org, the body within bounds, the answer's object, and errors.</summary>
internal static class ControlAnswer
{
    /// <summary>Ours: four events of the longest.</summary>
    private const long MaxBytes = 4 * 1024 * 1024;

    public static Task RunAsync(HttpContext context, Func<Org, ValueTask<Action<Utf8JsonWriter>>> run) => ControlOrg.RunAsync(context, async org =>
    {
        try
        {
            await WriteAsync(context, await run(org));
        }
        catch (UnknownException unknown)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status404NotFound, unknown.Error, unknown.Message);
        }
        catch (UnknownOrgException unknown)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status404NotFound, "unknown", unknown.Message);
        }
        catch (OrgRefusedException refused)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status409Conflict, "refused", refused.Message);
        }
        catch (BadHttpRequestException problem)
        {
            await ControlError.WriteAsync(context, problem.StatusCode, "too_long", problem.Message);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException or ArgumentException or SalesforceException)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status400BadRequest, "wrong_body", problem.Message);
        }
    });

    /// <summary>The body as JSON; an empty object where none is sent and none is needed.</summary>
    public static async ValueTask<JsonDocument> ReadAsync(HttpContext context, bool isRequired = true)
    {
        var body = await BodyAsync(context, MaxBytes);
        return JsonDocument.Parse(body.IsEmpty && !isRequired ? "{}"u8.ToArray() : body);
    }

    /// <summary>The body as it is, of so many bytes at most.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> BodyAsync(HttpContext context, long most)
    {
        var body = await RequestBody.ReadAsync(context, most, context.RequestAborted);
        return body.Length <= most ? body : throw new BadHttpRequestException($"The body is longer than {most} bytes.", StatusCodes.Status413PayloadTooLarge);
    }

    // Nothing has been sent when writing fails.
    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        context.Response.ContentType = "application/json";
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }
}
