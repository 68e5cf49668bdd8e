using FakeForce.Engine;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Composite;

/// <summary>
/// Runs subrequests in their order, each with the values that the earlier ones answered. Together, they are one
/// transaction that an error drops; the one that failed says why and all others that they were rolled back.
/// </summary>
internal sealed class CompositeRun(ApiCall outer, IReadOnlyList<SubrequestInput> subrequests, Func<SubrequestInput, string, SalesforceException?> refuses)
{
    public async ValueTask<IReadOnlyList<SubAnswer>> EachAsync() => await RunAsync(outer.Org, stopsAtError: false);

    public async ValueTask<IReadOnlyList<SubAnswer>> TogetherAsync()
    {
        // Reads alone have nothing to roll back, and must not keep writers waiting.
        var answers = subrequests.All(s => s.Method == "GET") ? await RunAsync(outer.Org, stopsAtError: true)
            : await outer.Org.TransactAsync(org => RunAsync(org, stopsAtError: true).AsTask().GetAwaiter().GetResult(), IsSuccess, outer.Cancel);
        return IsSuccess(answers) ? answers : [.. subrequests.Select((_, i) => i < answers.Count && IsFailure(answers[i]) ? answers[i] : Halt(CompositeErrors.RolledBack))];
    }

    public static bool IsSuccess(IReadOnlyList<SubAnswer> answers) => !answers.Any(IsFailure);

    /// <summary>A subrequest that was not carried out: 400, with its reason (REST API Developer Guide, Composite Subrequest Result).</summary>
    public static SubAnswer Halt(SalesforceException error)
    {
        using var json = new Json.JsonOut(256);
        Json.ErrorJson.Write(json, [error], codeFirst: true);
        return new SubAnswer(StatusCodes.Status400BadRequest, json.Written.ToArray(), []);
    }

    // A collection with a record that failed is a failure too (REST API Developer Guide, "allOrNone Parameters …").
    private static bool IsFailure(SubAnswer answer) => answer.IsError || answer.HasFailures;

    private async ValueTask<IReadOnlyList<SubAnswer>> RunAsync(Engine.Org org, bool stopsAtError)
    {
        var references = new References(outer.Version);
        var answers = new List<SubAnswer>(subrequests.Count);
        foreach (var subrequest in subrequests)
        {
            var answer = await RunAsync(org, subrequest, references);
            references.Add(subrequest, answer);
            answers.Add(answer);
            if (stopsAtError && IsFailure(answer)) break;
        }
        return answers;
    }

    private async ValueTask<SubAnswer> RunAsync(Engine.Org org, SubrequestInput input, References references)
    {
        SubCall call;
        Subrequest subrequest;
        try
        {
            var url = references.Fill(input.Url, isUrl: true);
            if (refuses(input, url) is { } refusal) return Halt(refusal);
            var headers = input.Headers.Select(h => KeyValuePair.Create(h.Key, references.Fill(h.Value))).ToList();
            call = new SubCall(input.Method, url, headers, input.Body is not null);
            subrequest = new Subrequest(org, outer.Session) { Body = references.Fill(input.Body, outer.Body) };
        }
        catch (SalesforceException error)
        {
            return Halt(error);
        }
        return await outer.Http.RequestServices.GetRequiredService<Subrequests>().RunAsync(outer, call, subrequest);
    }
}
