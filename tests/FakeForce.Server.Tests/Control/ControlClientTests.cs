using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FakeForce.Testing.Control;

namespace FakeForce.Server.Tests.Control;

/// <summary>The control plane through the client that is generated from openapi/control.json.</summary>
public sealed class ControlClientTests
{
    [Fact]
    public async Task A_ready_session_reads_the_org_that_health_names()
    {
        await using var server = await Server.StartAsync();
        using var http = server.Client();
        var control = new ControlClient(http);
        var health = await control.HealthAsync(Server.Ending);
        var session = await control.TokenAsync(new TokenRequest { Username = "admin@fakeforce.test" }, Server.Ending);
        Assert.Equal((HealthStatus.Serving, session.Org_id), (health.Status, health.OrgId));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Access_token);
        var organization = await http.GetStringAsync($"/services/data/v66.0/sobjects/Organization/{session.Org_id}", Server.Ending);
        Assert.Contains("FakeForce", organization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_nobody_is_a_typed_problem()
    {
        await using var server = await Server.StartAsync();
        using var http = server.Client();
        var problem = await Assert.ThrowsAsync<ApiException<ControlProblem>>(
            () => new ControlClient(http).TokenAsync(new TokenRequest { Username = "nobody@fakeforce.test" }, Server.Ending));
        Assert.Equal((404, "unknown_user"), (problem.StatusCode, problem.Result.Error));
    }

    [Fact]
    public async Task Reset_takes_new_records_away()
    {
        await using var org = await TestOrg.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await new ControlClient(org.Client).ResetAsync(Server.Ending);
        Assert.False(org.Org.State.TryFind(id, out _, out _));
    }

    [Fact]
    public async Task The_keys_come_as_pem()
    {
        await using var server = await Server.StartAsync();
        using var http = server.Client();
        var control = new ControlClient(http);
        using var authority = X509Certificate2.CreateFromPem(await TextAsync(control.CertificateAuthorityAsync(Server.Ending)));
        using var key = RSA.Create();
        key.ImportFromPem(await TextAsync(control.JwtKeyAsync(Server.Ending)));
        Assert.Equal((server.CertificateAuthorityPem.Trim(), 2048), (authority.ExportCertificatePem(), key.KeySize));
    }

    private static async Task<string> TextAsync(Task<FileResponse> asked)
    {
        using var file = await asked;
        using var reader = new StreamReader(file.Stream);
        return await reader.ReadToEndAsync(Server.Ending);
    }
}
