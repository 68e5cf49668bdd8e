using System.Text.Json;
using FakeForce.Server.Tests.Outgoing.Callouts;

namespace FakeForce.Server.Tests.Outgoing.ExternalServices;

/// <summary>An org with one external service, Kennel, that a peer serves.</summary>
internal static class ServiceOrg
{
    /// <summary>Operations of OpenAPI 3.0; the paths are below /v1.</summary>
    public static string Document3(string paths, string components = "{}") =>
        $$"""{"openapi":"3.0.3","info":{"title":"Kennel","version":"1"},"servers":[{"url":"https://kennel.example.com/v1/"}],"paths":{{paths}},"components":{{components}}}""";

    public static string Document2(string paths, string definitions = "{}", string more = "") =>
        $$"""{"swagger":"2.0","info":{"title":"Kennel","version":"1"},"host":"kennel.example.com","basePath":"/v2",{{more}}"paths":{{paths}},"definitions":{{definitions}}}""";

    /// <summary>One operation of OpenAPI 3.0 with the default answer undeclared.</summary>
    public static string Operation(string path, string method, string rest) =>
        Document3($$$$"""{"{{{{path}}}}":{"{{{{method}}}}":{"operationId":"run","responses":{"200":{"description":"ok"}},{{{{rest}}}}}}}""");

    public static string Definitions(string address, string document, string more = "") => $$"""
        {"externalCredentials":[{"fullName":"Open","authenticationProtocol":"Custom","externalCredentialParameters":[{"parameterType":"NamedPrincipal","parameterName":"All"},{"parameterType":"AuthHeader","parameterName":"X-Key","parameterValue":"k1"}],"principals":[{"principalName":"All","users":["admin@fakeforce.test"]}]}],
         "namedCredentials":[{"fullName":"Kennel","namedCredentialType":"SecuredEndpoint","namedCredentialParameters":[{"parameterType":"Url","parameterValue":"{{address}}"},{"parameterType":"Authentication","externalCredential":"Open"}]}],
         "externalServiceRegistrations":[{"fullName":"Kennel","label":"Kennel","namedCredential":"Kennel","status":"Complete","schema":{{document}}{{more}}}]}
        """;

    public static Task<TestOrg> StartAsync(Peer peer, string document, string more = "") => CalloutOrg.StartAsync(Definitions(peer.Address, document, more));

    /// <summary>A text as JSON.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    public static Task<Answer> InvokeAsync(this TestOrg org, string operation, string inputs) =>
        org.SendAsync("POST", $"/actions/custom/externalService/Kennel.{operation}", $$"""{"inputs":{{inputs}}}""");

    /// <summary>The only error of the only result.</summary>
    public static (string? Code, string? Message) Error(this Answer answer)
    {
        Assert.True(answer.Status == 400, answer.Body);
        var error = Assert.Single(Assert.Single(answer.Json.EnumerateArray()).GetProperty("errors").EnumerateArray());
        return (error.GetProperty("statusCode").GetString(), error.GetProperty("message").GetString());
    }

    /// <summary>The outputs of the first result.</summary>
    public static string Outputs(this Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json[0].GetProperty("outputValues").GetRawText();
    }
}
