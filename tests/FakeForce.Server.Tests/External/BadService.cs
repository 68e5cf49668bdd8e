using System.Text;
using Microsoft.AspNetCore.Http;

namespace FakeForce.Server.Tests.External;

/// <summary>Answers that no well-behaved service gives.</summary>
internal static class BadService
{
    /// <summary>An answer in the place of the table's; $metadata stays the service's own.</summary>
    public static Func<HttpContext, Task<bool>> For(string table, Func<HttpContext, Task> answer) => async context =>
    {
        if (!context.Request.Path.Value!.EndsWith("/" + table, StringComparison.Ordinal)) return false;
        await answer(context);
        return true;
    };

    public static Task SendAsync(this HttpContext context, string body, int status = 200, string type = "application/json")
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        return context.Response.WriteAsync(body, Encoding.UTF8, context.RequestAborted);
    }

    public static Task MetadataAsync(HttpContext context, string types, string sets) => context.SendAsync($"""
        <?xml version="1.0"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm">{types}<EntityContainer Name="C">{sets}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>
        """, type: "application/xml");

    /// <summary>Megabyte after megabyte, as long as somebody reads.</summary>
    public static async Task FloodAsync(HttpContext context, string start, long bytes)
    {
        context.Response.ContentType = "application/json";
        var block = new byte[1024 * 1024];
        Array.Fill(block, (byte)' ');
        await context.Response.WriteAsync(start, context.RequestAborted);
        for (long sent = 0; sent < bytes && !context.RequestAborted.IsCancellationRequested; sent += block.Length) await context.Response.Body.WriteAsync(block, context.RequestAborted);
    }
}
