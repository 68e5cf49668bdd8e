using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Testing;
using FakeForce.Testing.Control;

namespace FakeForce.Server.Tests.Testing;

/// <summary>src/FakeForce.Testing: an org for each test, and its clients.</summary>
public sealed class ForkingTests
{
    [Fact]
    public async Task A_fork_has_ready_clients_for_REST_gRPC_and_the_control_plane()
    {
        await using var server = await FakeForceServer.StartAsync(Server.Ending);
        await using var org = await server.ForkAsync(cancellationToken: Server.Ending);
        using var made = await org.Client.PostAsJsonAsync("/services/data/v66.0/sobjects/Account", new { Name = "Acme" }, Server.Ending);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var topic = await new FakeForce.Server.PubSub.Protocol.PubSub.PubSubClient(org.CreateChannel()).GetTopicAsync(new() { TopicName = "/data/ChangeEvents" }, org.GrpcHeaders, cancellationToken: Server.Ending);
        Assert.Equal("/data/ChangeEvents", topic.TopicName);
        Assert.True((await org.Control.VerifyRequestsAsync(new Verification { Method = "POST", Sobject = "Account", Exactly = 1 }, Server.Ending)).Verified);
    }

    [Fact]
    public async Task Forks_do_not_see_one_another_and_end_with_their_tests()
    {
        await using var server = await FakeForceServer.StartAsync(Server.Ending);
        await using var one = await server.ForkAsync(new ForkOptions { Name = "one" }, Server.Ending);
        using (await one.Client.PostAsJsonAsync("/services/data/v66.0/sobjects/Account", new { Name = "Acme" }, Server.Ending)) { }
        await using (var copy = await server.ForkAsync(new ForkOptions { From = "one" }, Server.Ending)) Assert.Equal(1, await CountAsync(copy));
        await using (var other = await server.ForkAsync(cancellationToken: Server.Ending)) Assert.Equal(0, await CountAsync(other));
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.Equal(["main", "one"], (await new ControlClient(http).OrgsAsync(Server.Ending)).Orgs!.Select(held => held.Name));
    }

    [Fact]
    public async Task What_cannot_be_forked_is_a_typed_problem()
    {
        await using var server = await FakeForceServer.StartAsync(Server.Ending);
        var problem = await Assert.ThrowsAsync<ApiException<ControlProblem>>(() => server.ForkAsync(new ForkOptions { From = "nobody" }, Server.Ending));
        Assert.Equal((404, "there is no org nobody; GET /_fakeforce/orgs lists them"), (problem.StatusCode, problem.Result.Message));
    }

    [Fact]
    public async Task A_server_with_a_control_key_is_forked_with_it()
    {
        await using var server = await FakeForceServer.StartAsync(new FakeForceOptions { Port = 0, ControlKey = "key" }, Server.Ending);
        await Assert.ThrowsAnyAsync<ApiException>(() => server.ForkAsync(cancellationToken: Server.Ending));
        await using var org = await Forking.ForkAsync(server.Address, controlKey: "key", cancellationToken: Server.Ending);
        Assert.Equal("frozen", (await org.Control.SetClockAsync(new ClockOrder { Speed = 0 }, Server.Ending)).Mode);
    }

    private static async Task<int> CountAsync(FakeForce.Testing.TestOrg org) =>
        (await org.Client.GetFromJsonAsync<JsonElement>("/services/data/v66.0/query?q=SELECT+COUNT()+FROM+Account", Server.Ending)).GetProperty("totalSize").GetInt32();
}
