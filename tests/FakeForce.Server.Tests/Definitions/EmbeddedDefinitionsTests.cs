using System.Text.Json;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Tests.Definitions;

public sealed class EmbeddedDefinitionsTests
{
    [Theory]
    [InlineData("""{"objects":[{"fullName":"A__c","colour":"red"}]}""", "unknown key \"colour\"")]
    [InlineData("""{"organization":7}""", "organization: must be a text")]
    [InlineData("""{"fields":{"Account":[{"fullName":"S__c","type":"Picklist","valueSet":["a",{"fullName":"b"}]}]}}""", "valueSet")]
    [InlineData("""{"apiNamedQueries":[{"fullName":"Q","body2":"SELECT Id FROM Account","colour":"red"}]}""", "apiNamedQueries[0]: unknown key \"colour\"")]
    [InlineData("""{"apiNamedQueries":[{"fullName":"Q","apiVersion":"six"}]}""", "\"apiVersion\" must be an API version such as 66.0")]
    [InlineData("""{"apiNamedQueries":[{"fullName":"Q","apiNamedQueryParameters":[{"parameterName":"a","type":"text"}]}]}""", "unknown key \"type\"")]
    [InlineData("""{"apiNamedQueries":[{"fullName":"Q","masterLabel":"L","description":"D","body2":"SELECT Nope FROM Account"}]}""", "apiNamedQueries: Q: \nSELECT Nope")]
    public async Task Code_that_starts_a_server_with_broken_definitions_is_told(string definitions, string part)
    {
        var options = new FakeForceOptions { Definitions = JsonDocument.Parse(definitions).RootElement };
        var refused = await Assert.ThrowsAsync<InvalidDefinitionException>(() => Server.StartAsync(options));
        Assert.Contains(refused.Problems, problem => problem.Contains(part, StringComparison.Ordinal));
    }
}
