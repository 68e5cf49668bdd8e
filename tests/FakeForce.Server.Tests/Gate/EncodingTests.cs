using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FakeForce.Server.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Tests.Gate;

public sealed class EncodingTests
{
    private static readonly HostSeams Seams = new()
    {
        MapMore = routes =>
        {
            routes.Map("/echo", Echo);
            routes.MapGet("/letters", Letters);
            routes.MapPost("/small", EchoAtMost100);
        },
    };

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public async Task Encoded_request_bodies_are_decoded(string encoding)
    {
        using var response = await PostAsync("/echo", encoding, Encode(encoding, Encoding.UTF8.GetBytes("{\"Name\":\"Ä\"}")));
        Assert.Equal("{\"Name\":\"Ä\"}", await response.Content.ReadAsStringAsync(Server.Ending));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(200)]
    public async Task Truncated_gzip_is_a_bad_request(int missing)
    {
        var whole = Encode("gzip", Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3)).ToArray());
        using var response = await PostAsync("/echo", "gzip", whole[..^missing]);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("""[{"message":"The request body is not valid gzip.","errorCode":"BAD_REQUEST"}]""",
            await response.Content.ReadAsStringAsync(Server.Ending));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Corrupt_bodies_are_bad_requests(string encoding)
    {
        using var response = await PostAsync("/echo", encoding, "not compressed at all"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Unknown_encodings_are_unsupported_media()
    {
        using var response = await PostAsync("/echo", "br", [1, 2, 3]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_bomb_is_stopped_at_the_limit_of_decoded_bytes()
    {
        using var response = await PostAsync("/small", "gzip", Encode("gzip", new byte[10_000_000]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("""[{"message":"Maximum size of request reached.","errorCode":"EXCEEDED_MAX_SIZE_REQUEST"}]""",
            await response.Content.ReadAsStringAsync(Server.Ending));
    }

    [Fact]
    public async Task A_face_sets_the_limit_of_its_own_bodies()
    {
        using var within = await PostAsync("/small", "identity", new byte[100]);
        using var beyond = await PostAsync("/small", "identity", new byte[101]);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (within.StatusCode, beyond.StatusCode));
    }

    [Fact]
    public async Task A_get_without_a_body_may_carry_the_header_of_an_encoded_one()
    {
        await using var server = await Server.StartAsync(null, Seams);
        using var client = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/echo");
        Assert.True(request.Headers.TryAddWithoutValidation("Content-Encoding", "gzip") || (request.Content = new ByteArrayContent([])) is not null);
        request.Content?.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        using var response = await client.SendAsync(request, Server.Ending);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("gzip", 1024, "text/plain", "gzip")]
    [InlineData("deflate, GZip;q=0.8", 100_000, "text/plain", "gzip")]
    [InlineData("gzip", 1023, "text/plain", null)]
    [InlineData("gzip;q=0", 5000, "text/plain", null)]
    [InlineData("deflate", 5000, "text/plain", null)]
    [InlineData(null, 5000, "text/plain", null)]
    [InlineData("gzip", 5000, "image/png", null)]
    public async Task Long_answers_are_encoded_for_those_who_ask(string? accept, int length, string type, string? encoding)
    {
        await using var server = await Server.StartAsync(null, Seams);
        using var client = server.Client();
        if (accept is not null) client.DefaultRequestHeaders.Add("Accept-Encoding", accept);
        foreach (var way in (string[])["body", "writer", "length", "text", "flush"])
        {
            using var response = await client.GetAsync($"/letters?n={length}&type={type}&way={way}", Server.Ending);
            var bytes = await response.Content.ReadAsByteArrayAsync(Server.Ending);
            var isZipped = response.Content.Headers.ContentEncoding.Contains("gzip");
            Assert.Equal(way == "flush" ? null : encoding, isZipped ? "gzip" : null);
            using var plain = isZipped ? (Stream)new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress) : new MemoryStream(bytes);
            Assert.Equal(new string('x', length), await new StreamReader(plain).ReadToEndAsync(Server.Ending));
        }
    }

    [Fact]
    public async Task An_answer_without_a_body_stays_without_one()
    {
        await using var server = await Server.StartAsync(null, Seams);
        using var client = server.Client();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var response = await client.PostAsync("/_fakeforce/reset", null, Server.Ending);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentType);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    private static async Task<HttpResponseMessage> PostAsync(string path, string encoding, byte[] body)
    {
        await using var server = await Server.StartAsync(null, Seams);
        using var client = server.Client();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentEncoding.Add(encoding);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await client.PostAsync(path, content, Server.Ending);
    }

    private static byte[] Encode(string encoding, byte[] bytes)
    {
        using var target = new MemoryStream();
        using (Stream encoder = encoding.ToLowerInvariant() switch
        {
            "identity" => new BufferedStream(target),
            "deflate" => new ZLibStream(target, CompressionLevel.Optimal, true),
            _ => new GZipStream(target, CompressionLevel.Optimal, true),
        }) encoder.Write(bytes);
        return target.ToArray();
    }

    private static async Task Echo(HttpContext context)
    {
        var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        await context.Response.Body.WriteAsync(buffer.ToArray(), context.RequestAborted);
    }

    private static Task EchoAtMost100(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = 100;
        return Echo(context);
    }

    private static async Task Letters(HttpContext context)
    {
        var bytes = Encoding.ASCII.GetBytes(new string('x', int.Parse(context.Request.Query["n"].ToString(), null)));
        var response = context.Response;
        var ending = context.RequestAborted;
        response.ContentType = context.Request.Query["type"];
        switch (context.Request.Query["way"])
        {
            case "writer": await response.BodyWriter.WriteAsync(bytes, ending); break;
            case "text": await response.WriteAsync(Encoding.ASCII.GetString(bytes), ending); break;
            case "length": response.ContentLength = bytes.Length; await response.Body.WriteAsync(bytes, ending); break;
            case "flush": await response.Body.FlushAsync(ending); await response.Body.WriteAsync(bytes, ending); break;
            default: await response.Body.WriteAsync(bytes, ending); break;
        }
    }
}
