using System.Text.Json;
using FakeForce.Server.Definitions;

namespace FakeForce.Server.Tests.Definitions;

public sealed class WorkflowFileTests
{
    private const string Messages = """ "outboundMessages":[{"fullName":"Account.M","endpointUrl":"http://localhost:8080/","fields":["Id","Name"],"integrationUser":"Sync@example.com"},{"fullName":"Account.N","endpointUrl":"x","integrationUser":"nobody@example.com"}]""";

    [Fact]
    public void A_user_who_is_not_defined_is_reported_with_everything_else_that_is_wrong() => Assert.Equal(
    [
        "outboundMessages: Account.N: endpointUrl is an address that begins with http:// or https://",
        "outboundMessages: Account.N: there is no user nobody@example.com",
    ], ProblemsOf(new FakeForceOptions(), $$"""{"users":[{"username":"sync@example.com"}],{{Messages}}}"""));

    [Fact]
    public void The_administrator_is_a_user() => Assert.DoesNotContain("outboundMessages: Account.N: there is no user nobody@example.com", ProblemsOf(new FakeForceOptions(), $$"""{"username":"nobody@example.com",{{Messages}}}"""));

    [Fact]
    public void A_seed_may_bring_users_of_its_own() => Assert.Single(ProblemsOf(new FakeForceOptions { Seed = ["users.csv"] }, $$"""{{{Messages}}}"""));

    private static List<string> ProblemsOf(FakeForceOptions options, string json)
    {
        List<string> problems = [];
        using var document = JsonDocument.Parse(json);
        WorkflowFile.Check(options with { Definitions = document.RootElement }, problems);
        return problems;
    }
}
