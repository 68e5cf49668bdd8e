using FakeForce.Server.Gate;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FakeForce.Server.Tests.Gate;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("http", "localhost:8080", null, null, null, "http://localhost:8080")]
    [InlineData("http", "localhost:80", null, null, null, "http://localhost")]
    [InlineData("https", "fakeforce.my.salesforce.com", null, null, null, "https://fakeforce.my.salesforce.com")]
    [InlineData("https", "localhost:443", null, null, null, "https://localhost")]
    [InlineData("http", "[::1]:8080", null, null, null, "http://[::1]:8080")]
    [InlineData("http", "inner:8080", "https", "ci.example", null, "https://ci.example")]
    [InlineData("http", "inner:8080", "https", "ci.example:8443", null, "https://ci.example:8443")]
    [InlineData("http", "inner:8080", "https", "ci.example", "8443", "https://ci.example:8443")]
    [InlineData("http", "inner:8080", "https, http", "ci.example, inner", "443, 80", "https://ci.example")]
    [InlineData("http", "inner:8080", null, null, "9000", "http://inner:9000")]
    [InlineData("http", "inner:8080", "gopher", "a/b", "x", "http://inner:8080")]
    [InlineData("http", "inner:8080", null, "user@evil", "70000", "http://inner:8080")]
    public void The_address_follows_host_and_what_proxies_forward(string scheme, string host, string? proto, string? forwarded, string? port, string address)
    {
        var context = Request(new FakeForceOptions(), scheme, host);
        if (proto is not null) context.Request.Headers["X-Forwarded-Proto"] = proto;
        if (forwarded is not null) context.Request.Headers["X-Forwarded-Host"] = forwarded;
        if (port is not null) context.Request.Headers["X-Forwarded-Port"] = port;
        Assert.Equal(address, PublicAddress.Of(context));
    }

    [Fact]
    public void A_configured_address_wins()
    {
        var context = Request(new FakeForceOptions { InstanceUrl = new Uri("https://na1.example/") }, "http", "localhost:8080");
        context.Request.Headers["X-Forwarded-Host"] = "other";
        Assert.Equal("https://na1.example", PublicAddress.Of(context));
    }

    private static DefaultHttpContext Request(FakeForceOptions options, string scheme, string host)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(options).BuildServiceProvider() };
        context.Request.Scheme = scheme;
        context.Request.Host = new HostString(host);
        return context;
    }
}
