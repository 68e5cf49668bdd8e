using FakeForce.Engine;
using FakeForce.Engine.ApexRest;
using FakeForce.Engine.Soql;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.ApexRest;

/// <summary>A call of an Apex REST resource, answered by the stub that stands in for it.</summary>
internal static class ApexResource
{
    /// <summary>The heap of synchronous Apex, which holds request and response (Apex Developer Guide, "Execution Governors and Limits").</summary>
    public const int MaxBytes = 6_000_000;

    public static async ValueTask AnswerAsync(ApiCall call)
    {
        var path = PathOf(call.Http.Request);
        var match = call.Org.ApexRest.Find(call.Http.Request.Method, path);
        MustBeReadable(call.Http.Request);
        call.Body = await RequestBody.ReadAsync(call.Http, MaxBytes, call.Cancel);
        match.Served.Hit();
        using var values = new StubValues(call, match, path);
        var answer = Choose(call, match, values);
        if (answer.Delay > TimeSpan.Zero) await Task.Delay(answer.Delay, call.Org.Clock, call.Cancel);
        var headers = answer.Headers.Select(header => (header.Name, Value: values.HeaderOf(header))).ToList();
        if (answer.Exception is { } exception) Fail(call, answer, ApexFailure.Of(match.Stub, exception.Render(values.TextOf)));
        else Return(call, answer, values);
        // Behind the rest: an answer that fails while it is made has none of the stub's headers.
        foreach (var (name, value) in headers) call.Http.Response.Headers[name] = value;
    }

    private static ApexAnswer Choose(ApiCall call, ApexMatch match, StubValues values)
    {
        if (match.Stub.Query is null) return match.Served.NextAnswer();
        values.Result = StubQuery.Run(call.Org, match.Stub, QueryContext.Of(call.Org, call.Session.UserId, call.Version), values.TextOf);
        return values.Result.TotalSize == 0 && match.Stub.NoRows is { } noRows ? noRows : match.Served.NextAnswer();
    }

    private static void Fail(ApiCall call, ApexAnswer answer, SalesforceException failure)
    {
        call.Status = answer.Status ?? StatusCodes.Status500InternalServerError;
        (call.XmlRoot, call.XmlItem) = ("Errors", "Error");
        ErrorJson.Write(call.Json, [failure], codeFirst: true);
    }

    private static void Return(ApiCall call, ApexAnswer answer, StubValues values)
    {
        call.Status = answer.Status ?? (answer is { Body: null, Text: null } && HttpMethods.IsPatch(call.Http.Request.Method) ? StatusCodes.Status204NoContent : StatusCodes.Status200OK);
        if (answer.Text is { } text) call.Binary = (values.BytesOf(text), answer.ContentType ?? "text/plain;charset=UTF-8");
        if (answer.Body is not { } body) return;
        var json = BodyJson.Write(body, values);
        if (answer.ContentType is { } type)
        {
            call.Binary = (json, type);
            return;
        }
        if (AcceptedFormat.IsXml(call.Http.Request)) MustFitXml(call, json);
        call.XmlRoot = "response";
        call.Json.Raw(json.Span);
    }

    // "If the return type is a type that's invalid for XML and XML is the requested response format, an HTTP 406 status code is returned" (Apex REST Methods).
    private static void MustFitXml(ApiCall call, ReadOnlyMemory<byte> json)
    {
        if (BodyJson.FitsXml(json)) return;
        call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, "XML of a list, or of lists in lists");
        throw new SalesforceException("NOT_ACCEPTABLE", "FakeForce answers XML where the response is an object without lists of lists");
    }

    // "Apex REST currently doesn't support requests of Content-Type multipart/form-data" (Apex REST Methods).
    private static void MustBeReadable(HttpRequest request)
    {
        if (request.ContentType is { } type && type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new SalesforceException("UNSUPPORTED_MEDIA_TYPE", "Content type specified in HTTP header is unsupported: multipart/form-data");
    }

    private static string PathOf(HttpRequest request) => request.Path.Value![ApexRestRoutes.Prefix.Length..];
}
