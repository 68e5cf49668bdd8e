using FakeForce.Server.Gate;
using FakeForce.Server.Start;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>Bulk API 1.0's table of contents: verb, path, handler.</summary>
internal static class AsyncRoutes
{
    public const string Root = "/services/async/{version}";

    public static void Map(IEndpointRouteBuilder routes, ServingState serving)
    {
        var gate = new AsyncGate(serving);
        var paths = routes.MapGroup(Root);
        On("POST", "/job", JobCalls.Create);
        On("GET", "/job/{job}", JobCalls.Info);
        On("POST", "/job/{job}", JobCalls.Change);
        On("POST", "/job/{job}/spec", JobCalls.Spec);
        On("GET", "/job/{job}/batch", BatchCalls.List);
        On("POST", "/job/{job}/batch", BatchCalls.Add);
        On("GET", "/job/{job}/batch/{batch}", BatchCalls.Info);
        On("GET", "/job/{job}/batch/{batch}/request", BatchCalls.Request);
        On("GET", "/job/{job}/batch/{batch}/result", ResultCalls.Result);
        On("GET", "/job/{job}/batch/{batch}/result/{result}", ResultCalls.QueryResult);
        paths.Map("/{**rest}", gate.Guard(Unknown)).ExcludeFromDescription();

        void On(string method, string path, Func<AsyncCall, ValueTask> handler) => paths.MapMethods(path, [method], gate.Guard(handler));
    }

    // Guide, "Errors": InvalidOperation is for what stands in the place of "job".
    private static ValueTask Unknown(AsyncCall call)
    {
        var request = call.Http.Request;
        call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, $"{request.Method} {request.Path.ToUriComponent()}");
        throw new Engine.SalesforceException("InvalidOperation", $"The operation specified in the URI is invalid: {request.Path.Value}"); // ours
    }
}
