using FakeForce.Engine.Schema;
using FakeForce.Server.Definitions;

namespace FakeForce.Server.Tests.ApexRest;

/// <summary>Definitions that stop the start, with everything that is wrong.</summary>
public sealed class StubProblemTests
{
    [Theory]
    [InlineData("""{"urlMapping":"a"}""", "GET a: urlMapping must begin with a slash")]
    [InlineData("""{"urlMapping":"/a//b"}""", "GET /a//b: urlMapping has an empty segment")]
    [InlineData("""{"urlMapping":"/a*"}""", "GET /a*: urlMapping has a * that is not a segment of its own")]
    [InlineData("""{"urlMapping":"/a?b"}""", "GET /a?b: urlMapping is a path, without ?, # and %")]
    [InlineData("""{"urlMapping":"/a","method":"HEAD"}""", "HEAD /a: method is one of GET, POST, PUT, PATCH, DELETE")]
    [InlineData("""{"urlMapping":"/a","namespace":"1x"}""", "GET /1x/a: namespace is letters, digits and underscores, a letter first")]
    [InlineData("""{"urlMapping":"/a","className":"A.b"}""", "GET /a: className is letters, digits and underscores, a letter first")]
    [InlineData("""{"urlMapping":"/a","status":422}""", "GET /a: Invalid status code for HTTP response: 422")]
    [InlineData("""{"urlMapping":"/a","status":204,"body":1}""", "GET /a: status 204 has no body")]
    [InlineData("""{"urlMapping":"/a","body":1,"text":"x"}""", "GET /a: body and text: an answer has the one or the other")]
    [InlineData("""{"urlMapping":"/a","body":1,"exception":"x"}""", "GET /a: exception, and body or text: an answer is the one or the other")]
    [InlineData("""{"urlMapping":"/a","exception":"x","status":404}""", "GET /a: the status of an exception is 500 or 400")]
    [InlineData("""{"urlMapping":"/a","responses":[]}""", "GET /a: responses are 1 to 100")]
    [InlineData("""{"urlMapping":"/a","noRows":{"status":404}}""", "GET /a: noRows needs a query")]
    [InlineData("""{"urlMapping":"/a","delay":"PT11M"}""", "GET /a: delay is PT0S to PT10M")]
    [InlineData("""{"urlMapping":"/a","headers":{"Set-Cookie":"x"}}""", "GET /a: header Set-Cookie isn't allowed")]
    [InlineData("""{"urlMapping":"/a","headers":{"A b":"x"}}""", "GET /a: header \"A b\" is not RFC 7230 compliant")]
    [InlineData("""{"urlMapping":"/a","headers":{"Content-Type":"x"}}""", "GET /a: Content-Type is given by contentType")]
    [InlineData("""{"urlMapping":"/a","body":"{{path.1}}"}""", "GET /a: {{path.1}} needs a urlMapping with a wildcard")]
    [InlineData("""{"urlMapping":"/a","body":["{{records}}"]}""", "GET /a: {{records}} needs a query")]
    [InlineData("""{"urlMapping":"/a","query":"SELECT Name FROM Account","body":"{{record.Phone}}"}""", "GET /a: {{record.Phone}} is not in the SELECT list of the query")]
    [InlineData("""{"urlMapping":"/a","query":"SELECT COUNT() FROM Account","body":"{{record}}"}""", "GET /a: {{record}} is not in the SELECT list of the query")]
    [InlineData("""{"urlMapping":"/a","query":"SELECT Name FROM Account WHERE Name = {{params.x}}"}""", "GET /a: query: {{params.x}} must stand between single quotes")]
    [InlineData("""{"urlMapping":"/a","query":"SELECT Name FROM Account WHERE Name = 'a\\'' AND Name = {{params.x}}"}""", "GET /a: query: {{params.x}} must stand between single quotes")]
    [InlineData("""{"urlMapping":"/a","query":"SELECT Name FROM Account WHERE Name = '{{record.Name}}'"}""", "GET /a: query: {{record.Name}} is what the query finds")]
    [InlineData("""{"urlMapping":"/a","query":"SELECT Name FROM"}""", "GET /a: query: ")]
    public async Task A_wrong_stub_stops_the_start(string stub, string problem)
    {
        var refusal = await Assert.ThrowsAsync<InvalidDefinitionException>(() => Stubs.StartAsync($"[{stub}]"));
        Assert.StartsWith("apexRest: " + problem, Assert.Single(refusal.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escaped_braces_are_no_placeholder() =>
        Assert.Equal("[]", (await Stubs.OnceAsync("""{"urlMapping":"/a","query":"SELECT Name FROM Account WHERE Name = '\\{{params.x}}'","body":"{{records}}"}""", "GET", "/a")).Body);

    [Theory]
    [InlineData("""{"urlMapping":"/a","body":{"x":["{{nope}}"]}}""", "apexRest[0]: \"body\" {{nope}} is no placeholder; there are path, params, headers, body, requestBody, requestURI, httpMethod, user, organization, now, today, uuid, records.size, records, record")]
    [InlineData("""{"urlMapping":"/a","text":"{{path}}"}""", "apexRest[0]: \"text\" {{path}} is no placeholder; it is written path.1")]
    [InlineData("""{"urlMapping":"/a","text":"{{path.0}}"}""", "apexRest[0]: \"text\" {{path.0}} is no placeholder; it is written path.1")]
    [InlineData("""{"urlMapping":"/a","text":"{{user.phone}}"}""", "apexRest[0]: \"text\" {{user.phone}} is no placeholder; it is written user.id, user.username, user.name or user.email")]
    [InlineData("""{"urlMapping":"/a","text":"{{body.}}"}""", "apexRest[0]: \"text\" {{body.}} is no placeholder; it is written body or body.MEMBER.MEMBER")]
    [InlineData("""{"urlMapping":"/a","headers":{"X":"{{now"}}""", "apexRest[0]: \"headers\" {{ without }} (two braces that are meant as such are written \\{{)")]
    [InlineData("""{"urlMapping":"/a","query":"{{x}} {{y}}"}""", "apexRest[0]: \"query\" {{x}} is no placeholder; there are path")]
    [InlineData("""{"urlMapping":"/a","delay":"2s"}""", "apexRest[0]: \"delay\" must be a text such as PT36H")]
    [InlineData("""{"urlMapping":"/a","responses":[{"nope":1}]}""", "apexRest[0]: \"responses\" responses: unknown key \"nope\"")]
    [InlineData("""{"urlMapping":"/a","responses":[{"status":503}],"status":200}""", "apexRest[0]: status with responses: each response says its own")]
    [InlineData("""{"urlMapping":"/a","responses":[1]}""", "apexRest[0]: \"responses\" must be an object such as {\"status\":503}")]
    [InlineData("""{"method":"GET"}""", "apexRest[0]: must be an object with a text \"urlMapping\"")]
    public void A_stub_of_the_wrong_form_is_a_problem(string stub, string problem)
    {
        var problems = new List<string>();
        ApexRestFile.Read(Stubs.Definitions($"[{stub}]"), problems);
        Assert.StartsWith(problem, Assert.Single(problems), StringComparison.Ordinal);
    }
}
