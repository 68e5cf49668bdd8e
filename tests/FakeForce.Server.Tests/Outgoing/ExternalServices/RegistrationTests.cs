using System.Text.Json;
using FakeForce.Server.Tests.Outgoing.Callouts;

namespace FakeForce.Server.Tests.Outgoing.ExternalServices;

/// <summary>externalServiceRegistrations in the words of the metadata type.</summary>
public sealed class RegistrationTests
{
    private const string Answers = "\"responses\":{\"200\":{\"description\":\"ok\"}}";

    private static readonly string document = ServiceOrg.Document3($$$$"""{"/a":{"get":{"operationId":"first",{{{{Answers}}}}},"post":{{{{{Answers}}}}}},"/a/{id}/b":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],"get":{"operationId":"second",{{{{Answers}}}}}}}""");

    private const string Yaml = """
        # A comment.
        openapi: 3.0.3
        info: {title: Kennel, version: 1.0}
        paths:
          /a:
            get:
              operationId: first
              description: >
                Of more
                lines.
              parameters:
                - {name: on, in: query, required: true, schema: &flag {type: boolean}}
                - {name: off, in: query, schema: *flag}
              responses:
                200: {description: ok}
        """;

    [Fact]
    public async Task All_operations_are_active_unless_the_registration_says_which_are()
    {
        await using var peer = await Peer.StartAsync();
        await using (var all = await ServiceOrg.StartAsync(peer, document))
            Assert.Equal(["Kennel.first", "Kennel.post_a", "Kennel.second"], await NamesAsync(all));
        await using var some = await ServiceOrg.StartAsync(peer, document, ",\"operations\":[{\"name\":\"second\",\"active\":true},{\"name\":\"first\",\"active\":false}]");
        Assert.Equal(["Kennel.second"], await NamesAsync(some));
        Assert.Equal(404, (await some.InvokeAsync("first", "[{}]")).Status);
    }

    [Fact]
    public async Task A_document_in_YAML_is_the_same_as_one_in_JSON()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, ServiceOrg.Quoted(Yaml));
        var describe = (await org.GetAsync("/actions/custom/externalService/Kennel.first")).Json;
        Assert.Equal("Of more lines.\n", describe.GetProperty("description").GetString());
        Assert.Equal(["BOOLEAN", "BOOLEAN"], describe.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("type").GetString()));
        Assert.Equal("""{"responseCode":200,"default":"ok"}""", (await org.InvokeAsync("first", """[{"on":true}]""")).Outputs());
        Assert.Equal("/a?on=true", peer.Requests.Single().Path);
    }

    [Fact]
    public async Task A_document_may_stand_in_a_file_of_its_own()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, Yaml, Server.Ending);
        await using var peer = await Peer.StartAsync();
        var definitions = ServiceOrg.Definitions(peer.Address, "{}").Replace("\"schema\":{}", $"\"schemaFile\":{ServiceOrg.Quoted(file)}", StringComparison.Ordinal);
        await using var org = await CalloutOrg.StartAsync(definitions);
        Assert.Equal(["Kennel.first"], await NamesAsync(org));
        File.Delete(file);
    }

    [Fact]
    public async Task A_registration_that_is_not_complete_has_no_actions()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(ServiceOrg.Definitions(peer.Address, document).Replace("\"Complete\"", "\"Incomplete\"", StringComparison.Ordinal));
        Assert.Empty(await NamesAsync(org));
    }

    [Fact]
    public async Task A_fork_has_the_services_of_its_parent()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, document);
        var made = await org.SendAsync("POST", "/_fakeforce/orgs", """{"name":"second"}""");
        Assert.Equal(201, made.Status);
        Assert.Contains("Kennel", org.Org.Fork().Options.ExternalServices.Registrations.Select(one => one.FullName));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "{\"fullName\":\"A\"}", "externalServiceRegistrations A: schema: it is needed, or a schemaFile" },
        { $$"""{"fullName":"1 A","namedCredential":"Kennel","schema":{{document}}}""", "externalServiceRegistrations 1 A: its fullName is letters, digits and _" },
        { $$"""{"fullName":"A","schema":{{document}}}""", "externalServiceRegistrations A: it needs a namedCredential" },
        { $$"""{"fullName":"A","namedCredential":"Nope","schema":{{document}}}""", "externalServiceRegistrations A: there is no named credential Nope" },
        { $$"""{"fullName":"A","namedCredential":"Kennel","schema":{{document}},"operations":[{"name":"third","active":true}]}""", "externalServiceRegistrations A: schema: it has no operation third" },
        { $$"""{"fullName":"A","namedCredential":"Kennel","schema":{{document}},"operations":[{"name":"first"},{"name":"FIRST"}]}""", "has FIRST twice" },
        { $$"""{"fullName":"A","namedCredential":"Kennel","schema":{{document}},"schemaFile":"x.json"}""", "externalServiceRegistrations[0]: \"schemaFile\"" },
        { """{"fullName":"A","namedCredential":"Kennel","schemaFile":"no/such.json"}""", "externalServiceRegistrations[0]: \"schemaFile\" cannot be read" },
        { $$"""{"fullName":"A","namedCredential":"Kennel","schema":{{document}},"registrationProviderType":"MuleSoft"}""", "must be one of Custom, Standard, SchemaInferred" },
        { $$"""{"fullName":"A","namedCredential":"Kennel","schema":{{document}},"serviceBinding":"x"}""", "\"serviceBinding\" must be JSON" },
        { $$"""{"fullName":"A","namedCredential":"Kennel","schema":{{document}},"nope":1}""", "unknown key \"nope\"" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_registration_stops_the_start(string registration, string problem)
    {
        var definitions = ServiceOrg.Definitions("http://peer.test", "{}");
        definitions = definitions[..definitions.IndexOf("\"externalServiceRegistrations\"", StringComparison.Ordinal)] + $"\"externalServiceRegistrations\":[{registration}]}}";
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(definitions).RootElement }));
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string?>> NamesAsync(TestOrg org)
    {
        var list = await org.GetAsync("/actions/custom/externalService");
        return [.. list.Json.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("name").GetString())];
    }
}
