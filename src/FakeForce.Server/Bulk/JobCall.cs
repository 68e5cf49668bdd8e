using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk;

/// <summary>What the calls about ingest and query jobs have in common.</summary>
internal static class JobCall
{
    /// <summary>The job of the path; what is no id is a path that does not exist.</summary>
    public static RecordId IdOf(ApiCall call) => RecordId.TryParse(call.RouteText("job"), out var id) ? id : throw ApiCall.NotFound();

    /// <summary>Resources exist from a version on.</summary>
    public static void From(ApiCall call, int version)
    {
        if (call.Version < version) throw ApiCall.NotFound();
    }

    /// <summary>The members of a small JSON body.</summary>
    public static async ValueTask<RecordInput> BodyAsync(ApiCall call)
    {
        var type = call.Http.Request.ContentType;
        if (type is not null && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw new SalesforceException("UNSUPPORTED_MEDIA_TYPE", $"Content type specified in HTTP header is unsupported: {type.Split(';')[0]}");
        call.Body = await RequestBody.ReadAsync(call.Http, RequestBody.MaxBytes, call.Cancel);
        return JsonIn.ReadRecord(call.Body);
    }

    /// <summary>The state that a PATCH asks for; of all states a caller may ask for two.</summary>
    public static async ValueTask<JobState> WantedStateAsync(ApiCall call)
    {
        string? wanted = null;
        foreach (var (name, value) in (await BodyAsync(call)).Fields)
        {
            if (name != "state") throw Unrecognized(name, value);
            wanted = value.Text;
        }
        return wanted switch
        {
            "UploadComplete" => JobState.UploadComplete,
            "Aborted" => JobState.Aborted,
            _ => throw new SalesforceException("INVALIDJOBSTATE", $"A job's state can be set to UploadComplete or Aborted, not to {wanted ?? "null"}"), // ours
        };
    }

    public static SalesforceException Unrecognized(string name, InputValue value) => new("JSON_PARSER_ERROR", $"Unrecognized field \"{name}\"") { Position = value.Position };
}
