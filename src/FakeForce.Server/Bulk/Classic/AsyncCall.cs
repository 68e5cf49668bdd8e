using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>One call as a handler sees it, and the answer in the making.</summary>
internal sealed class AsyncCall(HttpContext http, Org org, Session session, int version)
{
    public HttpContext Http { get; } = http;
    public ClassicJobs Jobs { get; } = org.Bulk.Classic;
    public Caller Caller { get; } = new(session.UserId, version) { Client = CallOptions.Client(http.Request) };
    public CancellationToken Cancel => Http.RequestAborted;
    public string JobId => (string)Http.Request.RouteValues["job"]!;
    public string BatchId => (string)Http.Request.RouteValues["batch"]!;

    /// <summary>
    /// Resources of jobs take their form from the request's Content-Type (observed with clients); resources of batches take it
    /// from the job, once it is known (guide, "Content Type Header").
    /// </summary>
    public bool AnswersJson { get; private set; } = IsJson(http.Request);

    public int Status { get; set; } = StatusCodes.Status200OK;
    public string ContentType { get; private set; } = "application/xml";
    public IEnumerable<ReadOnlyMemory<byte>> Body { get; private set; } = [];

    /// <summary>From here on the answer is about one of the job's batches.</summary>
    public void BatchOf(ClassicJob job) => AnswersJson = job.Content.Rows() == ClassicContent.Json;

    public void Answer(Info info) => Answer([info.Bytes(AnswersJson)], AnswersJson ? "application/json" : "application/xml");

    public void Answer(IEnumerable<ReadOnlyMemory<byte>> body, string contentType) => (Body, ContentType) = (body, contentType);

    public static bool IsJson(HttpRequest request) => MediaType(request).Equals("application/json", StringComparison.OrdinalIgnoreCase);

    public static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim();

    public static string Version(int version) => string.Create(CultureInfo.InvariantCulture, $"{version}.0");
}
