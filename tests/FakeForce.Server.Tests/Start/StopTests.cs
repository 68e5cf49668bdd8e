using FakeForce.Server.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Start;

public sealed class StopTests
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_stop_lets_running_requests_end(string version)
    {
        await using var server = await StartAsync();
        using var client = server.Client(Version.Parse(version));
        var request = client.GetStringAsync("/slow", Server.Ending);
        await _arrived.Task.WaitAsync(Server.Ending);
        var stop = server.StopAsync();
        Assert.False(stop.IsCompleted);
        Assert.True(server.Services.GetRequiredService<ServingState>().IsDraining);
        _release.SetResult();
        Assert.Equal("done", await request);
        await stop.WaitAsync(Server.Ending);
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_cut_off_after_the_drain_time()
    {
        await using var server = await StartAsync();
        using var client = server.Client();
        var request = client.GetStringAsync("/slow", Server.Ending);
        await _arrived.Task.WaitAsync(Server.Ending);
        var stop = server.StopAsync();
        _clock.Advance(FakeForceServer.DrainTime - TimeSpan.FromMilliseconds(1));
        Assert.False(stop.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await stop.WaitAsync(Server.Ending);
        await Assert.ThrowsAsync<HttpRequestException>(() => request);
    }

    [Fact]
    public async Task A_stopped_server_frees_its_port()
    {
        var first = await Server.StartAsync();
        var port = first.Address.Port;
        await first.DisposeAsync();
        await using var second = await Server.StartAsync(new FakeForceOptions { Port = port });
        Assert.Equal(port, second.Address.Port);
    }

    private Task<FakeForceServer> StartAsync() => Server.StartAsync(null, new HostSeams
    {
        Clock = _clock,
        MapMore = routes => routes.MapGet("/slow", SlowAsync),
    });

    private async Task SlowAsync(HttpContext context)
    {
        _arrived.SetResult();
        await _release.Task.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsync("done", context.RequestAborted);
    }
}
