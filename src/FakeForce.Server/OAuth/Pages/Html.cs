using System.Net;
using System.Text;

namespace FakeForce.Server.OAuth.Pages;

/// <summary>The frame of every page, and its answer. Scripts and frames are refused, as on the real log-in pages.</summary>
internal static class Html
{
    public static Task WriteAsync(HttpContext context, string title, string body, int status = StatusCodes.Status200OK)
    {
        var page = $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Text(title)}} | FakeForce</title>
            <style>
            body { font-family: sans-serif; background: #f4f6f9; color: #16325c; }
            main { max-width: 24rem; margin: 4rem auto; padding: 2rem; background: #fff; border: 1px solid #d8dde6; border-radius: 4px; }
            label, input { display: block; width: 100%; box-sizing: border-box; margin: .4rem 0; }
            input { padding: .6rem; }
            input[type=submit] { background: #0070d2; color: #fff; border: 0; border-radius: 4px; cursor: pointer; }
            .loginError { color: #c23934; }
            </style>
            </head>
            <body><main><h1>{{Text(title)}}</h1>
            {{body}}
            <p><small>FakeForce is a test double. Do not enter a password that is used elsewhere.</small></p>
            </main></body>
            </html>
            """;
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html;charset=UTF-8";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        response.Headers["Referrer-Policy"] = "origin";
        return response.WriteAsync(page, Encoding.UTF8, context.RequestAborted);
    }

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
