namespace FakeForce.Server.Gate;

/// <summary>Gives Salesforce's body to the bare 405 that routing answers for a known path and another method.</summary>
internal static class WrongMethod
{
    public static RequestDelegate Wrap(RequestDelegate next) => async context =>
    {
        await next(context);
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status405MethodNotAllowed || response.HasStarted || response.ContentType is not null) return;
        LimitInfo.ChargeRefused(context);
        var allowed = response.Headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries);
        Array.Sort(allowed, StringComparer.Ordinal);
        await ErrorBody.WriteAsync(context, 405, "METHOD_NOT_ALLOWED",
            $"HTTP Method '{context.Request.Method}' not allowed. Allowed are {string.Join(',', allowed)}");
    };
}
