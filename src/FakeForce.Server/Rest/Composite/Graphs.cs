using FakeForce.Engine;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Composite;

/// <summary>POST /composite/graph: composites that are transactions each.</summary>
internal static class Graphs
{
    public const int FirstVersion = 50;

    public static async ValueTask PostAsync(ApiCall call)
    {
        if (call.Version < FirstVersion) throw ApiCall.NotFound();
        var body = await RequestBody.ReadTreeAsync(call, takesXml: false);
        TypedBody.Check(body, "graphs");
        var graphs = TypedBody.List(body, "graphs").ConvertAll(tree => GraphInput.Read(tree, call.Version));
        GraphRules.Check(graphs);
        var failures = 0;
        var json = call.Json.BeginObject().Name("graphs"u8).BeginArray();
        foreach (var graph in graphs)
        {
            var answers = failures > GraphRules.MostFailures ? [.. graph.Nodes.Select(_ => CompositeRun.Halt(GraphRules.TooManyFailures))]
                : await new CompositeRun(call, graph.Nodes, GraphRules.Refusal).TogetherAsync();
            var isSuccess = CompositeRun.IsSuccess(answers);
            if (!isSuccess) failures++;
            json.BeginObject().Name("graphId"u8).String(graph.Id).Name("graphResponse"u8);
            CompositeJson.Write(json, graph.Nodes.Select((n, i) => ((string?)n.ReferenceId, answers[i])));
            json.Name("isSuccessful"u8).Boolean(isSuccess).EndObject();
        }
        json.EndArray().EndObject();
    }
}
