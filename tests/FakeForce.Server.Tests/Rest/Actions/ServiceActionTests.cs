using FakeForce.Server.Tests.Outgoing.Callouts;
using FakeForce.Server.Tests.Outgoing.ExternalServices;

namespace FakeForce.Server.Tests.Rest.Actions;

/// <summary>A pet store of OpenAPI 3.0 and one of 2.0, from their describes to what the peer is asked.</summary>
public sealed class ServiceActionTests
{
    private const string Pet = """{"type":"object","required":["name"],"properties":{"id":{"type":"integer","format":"int64"},"name":{"type":"string"},"tags":{"type":"array","items":{"$ref":"REF/Tag"}},"status":{"type":"string","enum":["here","gone"]}}}""";
    private const string Tag = """{"type":"object","properties":{"label":{"type":"string"}}}""";
    private const string Trouble = """{"type":"object","properties":{"error_code":{"type":"integer"}}}""";

    private static readonly string store3 = ServiceOrg.Document3("""
        {"/pets":{"get":{"operationId":"find_pets","summary":"Finds pets","parameters":[{"name":"tags","in":"query","explode":false,"schema":{"type":"array","items":{"type":"string"}}},{"name":"limit","in":"query","description":"At most","schema":{"type":"integer"}}],
           "responses":{"200":{"description":"pets","content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/Pet"}}}}},"default":{"description":"trouble","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Trouble"}}}}}},
          "post":{"operationId":"addPet","requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Pet"}}}},
           "responses":{"201":{"description":"made","content":{"application/json":{"schema":{"type":"object","properties":{"id":{"type":"integer","format":"int64"}}}}}},"409":{"description":"no","content":{"application/json":{"schema":{"type":"object","properties":{"why":{"type":"string"}}}}}}}}},
         "/pets/{petId}":{"parameters":[{"name":"petId","in":"path","required":true,"schema":{"type":"integer","format":"int64"}}],"delete":{"operationId":"pets/remove","responses":{"204":{"description":"gone"}}}}}
        """, $$$"""{"schemas":{"Pet":{{{Pet.Replace("REF", "#/components/schemas", StringComparison.Ordinal)}}},"Tag":{{{Tag}}},"Trouble":{{{Trouble}}}}}""");

    private static readonly string store2 = ServiceOrg.Document2("""
        {"/pets":{"get":{"operationId":"find_pets","description":"Finds pets","parameters":[{"name":"tags","in":"query","type":"array","items":{"type":"string"}},{"name":"limit","in":"query","description":"At most","type":"integer"}],
           "responses":{"200":{"description":"pets","schema":{"type":"array","items":{"$ref":"#/definitions/Pet"}}},"default":{"description":"trouble","schema":{"$ref":"#/definitions/Trouble"}}}},
          "post":{"operationId":"addPet","parameters":[{"name":"body","in":"body","required":true,"schema":{"$ref":"#/definitions/Pet"}}],
           "responses":{"201":{"description":"made","schema":{"type":"object","properties":{"id":{"type":"integer","format":"int64"}}}},"409":{"description":"no","schema":{"type":"object","properties":{"why":{"type":"string"}}}}}}},
         "/pets/{petId}":{"parameters":[{"name":"petId","in":"path","required":true,"type":"integer","format":"int64"}],"delete":{"operationId":"pets/remove","responses":{"204":{"description":"gone"}}}}}
        """, $$"""{"Pet":{{Pet.Replace("REF", "#/definitions", StringComparison.Ordinal)}},"Tag":{{Tag}},"Trouble":{{Trouble}}}""", "\"consumes\":[\"application/json\"],\"produces\":[\"application/json\"],");

    public static TheoryData<string> Versions => ["3", "2"];

    [Theory, MemberData(nameof(Versions))]
    public async Task A_describe_has_inputs_and_outputs_with_their_types(string version)
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await StartAsync(peer, version);
        var list = (await org.GetAsync("/actions/custom/externalService")).Json.GetProperty("actions");
        Assert.Equal("""{"label":"find_pets","name":"Kennel.find_pets","type":"EXTERNAL_SERVICE","url":"/services/data/v66.0/actions/custom/externalService/Kennel.find_pets"}""", list[0].GetRawText());
        Assert.Equal("/services/data/v66.0/actions/custom/externalService/Kennel.pets%2Fremove", list[2].GetProperty("url").GetString());
        var find = (await org.GetAsync("/actions/custom/externalService/Kennel.find_pets")).Json;
        Assert.Equal("Finds pets", find.GetProperty("description").GetString());
        Assert.Equal(["tags STRING 2000 False ", "limit INTEGER 1 False "], Shown(find, "inputs"));
        Assert.Equal(["200 APEX 2000 ExternalService__Kennel_Pet", "default APEX 1 ExternalService__Kennel_Trouble", "responseCode INTEGER 1 "], Shown(find, "outputs"));
        var add = (await org.GetAsync("/actions/custom/externalService/Kennel.addPet")).Json;
        Assert.Equal(["body APEX 1 True ExternalService__Kennel_Pet"], Shown(add, "inputs"));
        Assert.Equal(["201 APEX 1 ExternalService__Kennel_addPet_OUT_201", "409 APEX 1 ExternalService__Kennel_addPet_EXC_409", "default STRING 1 ", "responseCode INTEGER 1 "], Shown(add, "outputs"));
        Assert.Equal(["petId LONG 1 True "], Shown((await org.GetAsync(list[2].GetProperty("url").GetString()!)).Json, "inputs"));
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Actions_ask_the_peer_and_give_its_answers(string version)
    {
        await using var peer = await Peer.StartAsync(Peer.Json(200, """[{"id":1,"name":"Rex","tags":[{"label":"big"}],"status":"here"}]"""));
        await using var org = await StartAsync(peer, version);
        var found = await org.InvokeAsync("find_pets", """[{"tags":["a","b"],"limit":5},{}]""");
        Assert.Equal("""{"actionName":"Kennel.find_pets","errors":null,"invocationId":null,"isSuccess":true,"outputValues":{"responseCode":200,"200":[{"id":1,"name":"Rex","tags":[{"label":"big"}],"status":"here"}]},"sortOrder":-1,"version":1}""", found.Json[0].GetRawText());
        Assert.Equal(2, found.Json.GetArrayLength());
        peer.Answer = Peer.Json(500, """{"error_code":7}""");
        Assert.Equal("""{"responseCode":500,"default":{"error_code":7}}""", (await org.InvokeAsync("find_pets", "[{}]")).Outputs());
        peer.Answer = Peer.Json(201, """{"id":9}""");
        Assert.Equal("""{"responseCode":201,"201":{"id":9}}""", (await org.InvokeAsync("addPet", """[{"body":{"name":"Rex","tags":[{"label":"x"}]}}]""")).Outputs());
        peer.Answer = (context, _) => { context.Response.StatusCode = 204; return Task.CompletedTask; };
        Assert.Equal("""{"responseCode":204}""", (await org.SendAsync("POST", "/actions/custom/externalService/Kennel.pets%2Fremove", """{"inputs":[{"petId":9}]}""")).Outputs());
        Assert.Equal([$"GET /v{Path(version)}/pets?tags=a,b&limit=5 ", $"GET /v{Path(version)}/pets ", $"GET /v{Path(version)}/pets ", $"POST /v{Path(version)}/pets {{\"name\":\"Rex\",\"tags\":[{{\"label\":\"x\"}}]}}", $"DELETE /v{Path(version)}/pets/9 "],
            peer.Requests.Select(asked => $"{asked.Method} {asked.Path} {asked.Body}"));
    }

    // _ is x5f and - is x2d (Salesforce Help, "External Service Registrations in Apex"); the action keeps its name.
    [Fact]
    public async Task Names_of_classes_escape_what_Apex_has_no_names_for()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, ServiceOrg.Document3("""
            {"/a":{"get":{"operationId":"get_it-all","responses":{"200":{"description":"x","content":{"application/json":{"schema":{"type":"object","properties":{"a":{"type":"string"}}}}}}}}}}
            """));
        var describe = (await org.GetAsync("/actions/custom/externalService/Kennel.get_it-all")).Json;
        Assert.Equal(["200 APEX 1 ExternalService__Kennel_getx5fitx2dall_OUT_200", "default STRING 1 ", "responseCode INTEGER 1 "], Shown(describe, "outputs"));
    }

    [Fact]
    public async Task Results_come_as_JSON_alone()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await StartAsync(peer, "3");
        var answer = await org.SendAsync("POST", "/actions/custom/externalService/Kennel.find_pets", """{"inputs":[{}]}""", ("Accept", "application/xml"));
        Assert.Equal(406, answer.Status);
        Assert.Empty(peer.Requests);
    }

    private static int Path(string version) => version == "3" ? 1 : 2;

    private static Task<TestOrg> StartAsync(Peer peer, string version) => ServiceOrg.StartAsync(peer, version == "3" ? store3 : store2);

    private static IEnumerable<string> Shown(System.Text.Json.JsonElement describe, string which) =>
        describe.GetProperty(which).EnumerateArray().Select(value => string.Join(' ', new[] { "name", "type", "maxOccurs", "required", "apexClass" }.Where(name => value.TryGetProperty(name, out _)).Select(name => value.GetProperty(name).ToString())));
}
