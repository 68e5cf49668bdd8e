using System.Net;

namespace FakeForce.Benchmarks;

/// <summary>The physical limit: a Kestrel without routing that reads the body and returns the bytes of a file. Runs as a process of its own.</summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(int port, string[] args)
    {
        var status = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200;
        var bytes = args.Length > 0 ? await File.ReadAllBytesAsync(args[0]) : "{}"u8.ToArray();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, status, bytes));
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, int status, byte[] bytes)
    {
        if (context.Request.ContentLength > 0) await DrainAsync(context.Request.BodyReader);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=UTF-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.BodyWriter.WriteAsync(bytes);
    }

    private static async Task DrainAsync(System.IO.Pipelines.PipeReader body)
    {
        while (true)
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }
}
