using FakeForce.Engine;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Composite;

/// <summary>/composite: a list of the family, and up to 25 calls in one.</summary>
internal static class Composites
{
    public const int FirstVersion = 38;
    private const int MostSubrequests = 25;
    private const int MostQueries = 5;

    public static ValueTask Get(ApiCall call)
    {
        var json = call.Json.BeginObject();
        foreach (var (name, since) in (ReadOnlySpan<(string, int)>)[("tree", Trees.FirstVersion), ("batch", Batches.FirstVersion), ("sobjects", 42), ("graph", Graphs.FirstVersion)])
            if (call.Version >= since) json.Name(name).String($"{call.Root}/composite/{name}");
        json.EndObject();
        return ValueTask.CompletedTask;
    }

    public static async ValueTask PostAsync(ApiCall call)
    {
        if (call.Version < FirstVersion) throw ApiCall.NotFound();
        var body = await RequestBody.ReadTreeAsync(call, takesXml: false);
        // collateSubrequests lets Salesforce choose another order; the order of the request is one that it may choose.
        if (call.Version >= 48) TypedBody.Check(body, "allOrNone", "collateSubrequests", "compositeRequest");
        else TypedBody.Check(body, "allOrNone", "compositeRequest");
        var (together, _) = (TypedBody.Flag(body, "allOrNone"), TypedBody.Flag(body, "collateSubrequests"));
        var subrequests = SubrequestInput.ReadAll(body, call.Version);
        if (Excess(subrequests) is { } excess)
        {
            CompositeJson.Write(call.Json, [(null, CompositeRun.Halt(excess))]);
            return;
        }
        var run = new CompositeRun(call, subrequests, Refusal);
        var answers = together ? await run.TogetherAsync() : await run.EachAsync();
        CompositeJson.Write(call.Json, subrequests.Select((s, i) => ((string?)s.ReferenceId, answers[i])));
    }

    // An observed answer to too many has status 200 and this one entry, without a reference id.
    private static SalesforceException? Excess(List<SubrequestInput> subrequests) =>
        subrequests.Count > MostSubrequests ? CompositeErrors.TooManyOperations(MostSubrequests)
        : subrequests.Count(s => s.Path.IsQuery || s.Path.IsCollection) > MostQueries ? CompositeErrors.TooManyOperations(MostQueries, "Query or sObject Collections ")
        : null;

    // REST API Developer Guide, "Send Multiple Requests Using Composite": sObject resources, queries, and collections from 43.0.
    private static SalesforceException? Refusal(SubrequestInput subrequest, string url)
    {
        var path = ResourcePath.Of(url);
        var isAllowed = path.Begins("sobjects") || path.IsQuery || path.IsCollection && path.Version >= 43;
        return isAllowed ? null : CompositeErrors.NotInside("Composite", subrequest.Method, url);
    }
}
