using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Composite;

/// <summary>POST /composite/batch: up to 25 calls one after the other, each a transaction and a call that counts.</summary>
internal static class Batches
{
    public const int FirstVersion = 34;
    private const int MostSubrequests = 25;
    private const string Unsuccessful = "Batch processing was halted because a previous subrequest was unsuccessful.";

    // The guide says that what is left after ten minutes is not executed, and not what it is answered.
    private const string TooLong = "Batch processing was halted because the batch did not complete within 10 minutes."; // ours
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static async ValueTask PostAsync(ApiCall call)
    {
        if (call.Version < FirstVersion) throw ApiCall.NotFound();
        var (body, files) = await ReadAsync(call);
        TypedBody.Check(body, "batchRequests", "haltOnError");
        var halts = TypedBody.Flag(body, "haltOnError");
        var list = TypedBody.List(body, "batchRequests");
        // XML has an element around the list: <batch><batchRequests><request>…
        if (list is [{ Start: < 0, Kind: JsonKind.Object } only]) list = TypedBody.List(only, "request");
        if (list.Count > MostSubrequests) throw CompositeErrors.TooManyOperations(MostSubrequests);
        var subrequests = list.ConvertAll(tree => BatchInput.Read(tree, call.Body, files));
        var answers = new List<SubAnswer>(subrequests.Count);
        var start = call.Org.Clock.GetTimestamp();
        foreach (var subrequest in subrequests)
        {
            var isLate = call.Org.Clock.GetElapsedTime(start) >= Longest;
            answers.Add(isLate ? Halted(TooLong) : halts && answers.Exists(a => a.IsError) ? Halted(Unsuccessful) : await RunAsync(call, subrequest));
        }
        Write(call, answers);
    }

    private static async ValueTask<(JsonTree Body, List<KeyValuePair<string, byte[]>> Files)> ReadAsync(ApiCall call)
    {
        if (!Multipart.Is(call.Http.Request)) return (await RequestBody.ReadTreeAsync(call), []);
        var (json, files) = await Multipart.ReadPartsAsync(call);
        return (JsonIn.ReadTree(json), files);
    }

    private static ValueTask<SubAnswer> RunAsync(ApiCall call, BatchInput input)
    {
        if (BatchRules.Refusal(input, call.Version) is { } refusal) return new(CompositeRun.Halt(refusal));
        var subrequest = new Subrequest(call.Org, call.Session) { Body = input.Body, IsCharged = true, IsForXml = call.WantsXml };
        return call.Http.RequestServices.GetRequiredService<Subrequests>().RunAsync(call, new SubCall(input.Method, input.Url, [], !input.Body.IsEmpty), subrequest);
    }

    private static SubAnswer Halted(string why) => CompositeRun.Halt(new SalesforceException("BATCH_PROCESSING_HALTED", why)) with { Status = StatusCodes.Status412PreconditionFailed };

    private static void Write(ApiCall call, List<SubAnswer> answers)
    {
        call.XmlRoot = "batchResults";
        var json = call.Json.BeginObject().Name("hasErrors"u8).Boolean(answers.Exists(a => a.IsError)).Name("results"u8).BeginArray();
        foreach (var answer in answers)
        {
            json.BeginObject().Name("statusCode"u8).Number(answer.Status).Name("result"u8);
            CompositeJson.Body(json, answer);
            json.EndObject();
        }
        json.EndArray().EndObject();
    }
}
