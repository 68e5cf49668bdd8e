namespace FakeForce.Server.Gate;

/// <summary>
/// Gives an error body to what no face caught: bodies that break off, exceed their limit or cannot be decoded
/// (BadHttpRequestException, which faces therefore let pass), and defects of FakeForce itself, which are logged.
/// </summary>
internal sealed class LastResort(RequestDelegate next, ILogger<LastResort> log)
{
    private static long errors;

    public async Task Enter(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, bad);
        }
        catch (Exception defect) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context, defect);
        }
    }

    private static Task AnswerAsync(HttpContext context, BadHttpRequestException bad)
    {
        context.Response.Clear();
        return bad.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? ErrorBody.WriteAsync(context, 413, "EXCEEDED_MAX_SIZE_REQUEST", "Maximum size of request reached.")
            : ErrorBody.WriteAsync(context, bad.StatusCode, "BAD_REQUEST", bad.Message);
    }

    private Task AnswerAsync(HttpContext context, Exception defect)
    {
        var number = Interlocked.Increment(ref errors);
        var id = $"{number:D10}-{number:D5} ({-number})";
        log.LogError(defect, "{Method} {Path} failed; ErrorId {ErrorId}", context.Request.Method, context.Request.Path.Value, id);
        context.Response.Clear();
        return ErrorBody.WriteAsync(context, 500, "UNKNOWN_EXCEPTION",
            $"An unexpected error occurred. Please include this ErrorId if you contact support: {id}");
    }
}
