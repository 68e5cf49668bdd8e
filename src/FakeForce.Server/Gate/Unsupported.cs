namespace FakeForce.Server.Gate;

/// <summary>
/// What FakeForce does not have: Salesforce's 404 with a header that says so and a line in the log, so that nobody takes
/// it for an answer of a real org.
/// </summary>
internal sealed class Unsupported(ILogger<Unsupported> log)
{
    public const string Header = "X-FakeForce-Unsupported";

    /// <summary>Comes after routing and answers what no route took.</summary>
    public RequestDelegate Wrap(RequestDelegate next) => context => context.GetEndpoint() is null ? AnswerAsync(context) : next(context);

    /// <summary>For faces that know a call but not one of its parts: names that part and leaves the answer to them.</summary>
    public void Declare(HttpContext context, string what)
    {
        context.Response.Headers[Header] = what;
        log.LogInformation("not supported: {What}", what);
    }

    private Task AnswerAsync(HttpContext context)
    {
        LimitInfo.ChargeRefused(context);
        Declare(context, $"{context.Request.Method} {context.Request.Path.ToUriComponent()}");
        return ErrorBody.WriteAsync(context, 404, "NOT_FOUND", "The requested resource does not exist");
    }
}
