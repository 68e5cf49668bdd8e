using System.Text.Json;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Tests.Definitions;

public sealed class EmbeddedDefinitionsTests
{
    [Theory]
    [InlineData("""{"objects":[{"fullName":"A__c","colour":"red"}]}""", "unknown key \"colour\"")]
    [InlineData("""{"organization":7}""", "organization: must be a text")]
    [InlineData("""{"fields":{"Account":[{"fullName":"S__c","type":"Picklist","valueSet":["a",{"fullName":"b"}]}]}}""", "valueSet")]
    public async Task Code_that_starts_a_server_with_broken_definitions_is_told(string definitions, string part)
    {
        var options = new FakeForceOptions { Definitions = JsonDocument.Parse(definitions).RootElement };
        var refused = await Assert.ThrowsAsync<InvalidDefinitionException>(() => Server.StartAsync(options));
        Assert.Contains(refused.Problems, problem => problem.Contains(part, StringComparison.Ordinal));
    }
}
