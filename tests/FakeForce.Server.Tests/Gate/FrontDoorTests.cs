using System.Net;
using System.Text;
using FakeForce.Server.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FakeForce.Server.Tests.Gate;

public sealed class FrontDoorTests
{
    private static readonly HostSeams Echoing = new() { MapMore = routes => routes.Map("/echo/{**rest}", Echo) };

    [Theory]
    [InlineData("/echo/a", "/echo/a")]
    [InlineData("//echo/a", "/echo/a")]
    [InlineData("///echo/a/", "/echo/a")]
    [InlineData("/echo/a//", "/echo/a")]
    [InlineData("/echo/a//b", "/echo/a//b")]
    [InlineData("/echo/a/?q=x", "/echo/a")]
    public async Task Slashes_too_many_at_either_end_of_a_path_do_not_count(string sent, string seen)
    {
        await using var server = await Server.StartAsync(null, Echoing);
        using var client = server.Client();
        using var response = await client.GetAsync($"http://localhost:{server.Address.Port}{sent}", Server.Ending);
        Assert.Equal($"GET {seen} ", await response.Content.ReadAsStringAsync(Server.Ending));
    }

    [Theory]
    [InlineData("POST", "_HttpMethod=PATCH", "PATCH")]
    [InlineData("POST", "a=b&_HttpMethod=DELETE", "DELETE")]
    [InlineData("POST", "_httpmethod=PATCH", "POST")]
    [InlineData("POST", "x_HttpMethod=PATCH", "POST")]
    [InlineData("PUT", "_HttpMethod=PATCH", "PUT")]
    public async Task A_post_may_stand_for_another_method(string method, string query, string seen)
    {
        await using var server = await Server.StartAsync(null, Echoing);
        using var client = server.Client();
        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/echo?" + query), Server.Ending);
        Assert.Equal($"{seen} /echo ", await response.Content.ReadAsStringAsync(Server.Ending));
    }

    [Theory]
    [InlineData("patch")]
    [InlineData("TRACE")]
    [InlineData("")]
    public async Task A_post_that_stands_for_no_method_is_refused(string method)
    {
        await using var server = await Server.StartAsync(null, Echoing);
        using var client = server.Client();
        using var response = await client.PostAsync("/echo?_HttpMethod=" + method, null, Server.Ending);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.StartsWith($"[{{\"message\":\"HTTP Method '{method}' not allowed.", await response.Content.ReadAsStringAsync(Server.Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunked_bodies_arrive_whole()
    {
        await using var server = await Server.StartAsync(null, Echoing);
        using var client = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/echo") { Content = new StringContent("body") };
        request.Headers.TransferEncodingChunked = true;
        using var response = await client.SendAsync(request, Server.Ending);
        Assert.Equal("POST /echo body", await response.Content.ReadAsStringAsync(Server.Ending));
    }

    [Theory]
    [InlineData("application/json", """[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]""")]
    [InlineData("application/xml", """<?xml version="1.0" encoding="UTF-8"?><Errors><Error><errorCode>NOT_FOUND</errorCode><message>The requested resource does not exist</message></Error></Errors>""")]
    public async Task What_is_not_built_says_so_loudly_in_salesforces_form(string accept, string body)
    {
        var log = new StringWriter();
        await using var server = await Server.StartAsync(null, new HostSeams { Log = TextWriter.Synchronized(log) });
        using var client = server.Client();
        client.DefaultRequestHeaders.Add("Accept", accept);
        using var response = await client.PatchAsync("/services/data/v60.0/süd", new StringContent("{}"), Server.Ending);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("PATCH /services/data/v60.0/s%C3%BCd", Assert.Single(response.Headers.GetValues("X-FakeForce-Unsupported")));
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Server.Ending));
        Assert.Contains("information: not supported: PATCH /services/data/v60.0/s%C3%BCd", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defects_get_an_error_body_with_an_id_that_the_log_has()
    {
        var log = new StringWriter();
        var seams = new HostSeams { Log = TextWriter.Synchronized(log), MapMore = routes => routes.MapGet("/defect", _ => throw new InvalidOperationException("broken")) };
        await using var server = await Server.StartAsync(null, seams);
        using var client = server.Client();
        using var response = await client.GetAsync("/defect", Server.Ending);
        var body = await response.Content.ReadAsStringAsync(Server.Ending);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Matches("""^\[\{"message":"An unexpected error occurred\. Please include this ErrorId if you contact support: \d{10}-\d{5} \(-\d+\)","errorCode":"UNKNOWN_EXCEPTION"\}\]$""", body);
        Assert.Contains(body.Split("support: ")[1].Split('"')[0], log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_method_is_answered_in_salesforces_form()
    {
        var seams = new HostSeams { MapMore = routes => { routes.MapPost("/only", Echo); routes.MapGet("/only", Echo); } };
        await using var server = await Server.StartAsync(null, seams);
        using var client = server.Client();
        using var response = await client.PatchAsync("/only", null, Server.Ending);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("""[{"message":"HTTP Method 'PATCH' not allowed. Allowed are GET,POST","errorCode":"METHOD_NOT_ALLOWED"}]""",
            await response.Content.ReadAsStringAsync(Server.Ending));
    }

    private static async Task Echo(HttpContext context)
    {
        var body = await new StreamReader(context.Request.Body, Encoding.UTF8).ReadToEndAsync(context.RequestAborted);
        await context.Response.WriteAsync($"{context.Request.Method} {context.Request.Path} {body}", context.RequestAborted);
    }
}
