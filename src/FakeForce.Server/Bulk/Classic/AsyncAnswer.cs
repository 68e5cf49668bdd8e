namespace FakeForce.Server.Bulk.Classic;

/// <summary>Sends an answer block by block. Clients compare the Content-Type as a whole, so it has no charset (observed).</summary>
internal static class AsyncAnswer
{
    public static async ValueTask SendAsync(AsyncCall call)
    {
        var response = call.Http.Response;
        response.StatusCode = call.Status;
        response.ContentType = call.ContentType;
        foreach (var block in call.Body) await response.BodyWriter.WriteAsync(block, call.Cancel);
    }
}
