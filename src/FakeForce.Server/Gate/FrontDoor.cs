using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Gate;

/// <summary>
/// The first thing that sees a request, whatever the face: 1. refuses what is too long, 2. tidies the path, 3. applies
/// _HttpMethod, 4. decodes the body and lets the journal see it, 5. encodes the answer. gRPC has its own rules for all of these and passes untouched.
/// </summary>
internal sealed class FrontDoor(RequestDelegate next)
{
    public Task Enter(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true) return next(context);
        if (UriLimits.Check(context) is { } tooLong) return ErrorBody.WriteAsync(context, tooLong.Status, tooLong.Code, tooLong.Message);
        RequestPath.Tidy(request);
        if (MethodOverride.Apply(request) is { } method)
            return ErrorBody.WriteAsync(context, 405, "METHOD_NOT_ALLOWED", $"HTTP Method '{method}' not allowed. Allowed are DELETE,GET,HEAD,PATCH,POST,PUT");
        if (RequestEncoding.Decode(context) is { } encoding)
            return ErrorBody.WriteAsync(context, 415, "UNSUPPORTED_MEDIA_TYPE", $"Content encoding specified in HTTP header is unsupported: {encoding}");
        TappedRequest.Put(context);
        return ResponseEncoding.IsAskedFor(request) ? ResponseEncoding.RunAsync(context, next) : next(context);
    }
}
