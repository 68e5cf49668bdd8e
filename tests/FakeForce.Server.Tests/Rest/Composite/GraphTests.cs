using System.Text.Json;

namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>/composite/graph (REST API Developer Guide, Composite Graph and its limits).</summary>
public sealed class GraphTests
{
    // "Composite Graph", example request and response.
    [Fact]
    public async Task The_guides_two_graphs_run()
    {
        await using var org = await SampleOrg.StartAsync();
        static string Node(string type, string reference) => $$$"""{"body":{"id":"{any}","success":true,"errors":[]},"httpHeaders":{"Location":"{v}/sobjects/{{{type}}}/{any}"},"httpStatusCode":201,"referenceId":"{{{reference}}}"}""";
        await org.ExpectAsync("POST", "/composite/graph", """
            {"graphs":[
              {"graphId":"1","compositeRequest":[
                {"url":"{v}/sobjects/Account/","body":{"name":"Cloudy Consulting"},"method":"POST","referenceId":"reference_id_account_1"},
                {"url":"{v}/sobjects/Contact/","body":{"FirstName":"Nellie","LastName":"Cashman","AccountId":"@{reference_id_account_1.id}"},"method":"POST","referenceId":"reference_id_contact_1"},
                {"url":"{v}/sobjects/Opportunity/","body":{"CloseDate":"2024-05-22","StageName":"Prospecting","Name":"Opportunity 1","AccountId":"@{reference_id_account_1.id}"},"method":"POST","referenceId":"reference_id_opportunity_1"}]},
              {"graphId":"2","compositeRequest":[
                {"url":"{v}/sobjects/Account/","body":{"name":"Easy Spaces"},"method":"POST","referenceId":"reference_id_account_2"},
                {"url":"{v}/sobjects/Contact/","body":{"FirstName":"Charlie","LastName":"Dawson","AccountId":"@{reference_id_account_2.id}"},"method":"POST","referenceId":"reference_id_contact_2"}]}]}
            """, 200, """{"graphs":[{"graphId":"1","graphResponse":{"compositeResponse":[""" + Node("Account", "reference_id_account_1") + "," + Node("Contact", "reference_id_contact_1") + "," + Node("Opportunity", "reference_id_opportunity_1")
            + """]},"isSuccessful":true},{"graphId":"2","graphResponse":{"compositeResponse":[""" + Node("Account", "reference_id_account_2") + "," + Node("Contact", "reference_id_contact_2") + """]},"isSuccessful":true}]}""");
    }

    [Fact]
    public async Task Each_graph_succeeds_or_fails_by_itself()
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite/graph", Graphs(Graph("a", Account("x", "Kept")), Graph("b", Account("x", "Lost"), Account("y", ""))));
        Assert.Equal([true, false], Successes(answer));
        var failed = answer.Json.GetProperty("graphs")[1].GetProperty("graphResponse").GetProperty("compositeResponse");
        Assert.Equal(["PROCESSING_HALTED", "REQUIRED_FIELD_MISSING"], failed.EnumerateArray().Select(n => n.GetProperty("body")[0].GetProperty("errorCode").GetString()));
        await org.ExpectAsync("GET", "/query?q=SELECT COUNT() FROM Account WHERE Name IN ('Kept','Lost')", null, 200, """{"totalSize":1,"done":true,"records":[]}""");
    }

    [Fact]
    public async Task After_fifteen_failures_the_rest_is_not_tried()
    {
        await using var org = await SampleOrg.StartAsync();
        string[] graphs = [.. Enumerable.Range(1, 15).Select(i => Graph($"f{i}", Account("x", ""))), Graph("late", Account("x", "Late"))];
        Assert.All(Successes(await org.SendAsync("POST", "/composite/graph", Graphs(graphs))), Assert.False);
        var fourteen = Successes(await org.SendAsync("POST", "/composite/graph", Graphs(graphs[1..])));
        Assert.Equal((14, true), (fourteen.Count(s => !s), fourteen[^1]));
    }

    [Theory]
    [InlineData(75, 1, 200)]
    [InlineData(76, 1, 400)]
    [InlineData(1, 500, 200)]
    [InlineData(1, 501, 400)]
    [InlineData(51, 10, 400)]
    public async Task Graphs_and_nodes_have_caps(int graphs, int nodes, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        var body = Graphs([.. Enumerable.Range(0, graphs).Select(g => Graph($"g{g}", [.. Enumerable.Range(0, nodes).Select(n => Account($"n{n}", "x"))]))]);
        Assert.Equal(status, (await org.SendAsync("POST", "/composite/graph", body)).Status);
    }

    [Theory]
    [InlineData(15, 200)]
    [InlineData(16, 400)]
    public async Task Chains_have_a_depth(int depth, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        var nodes = Enumerable.Range(1, depth).Select(i => $$$"""{"url":"{v}/sobjects/Account","method":"POST","referenceId":"n{{{i}}}","body":{"Name":"x"{{{(i > 1 ? $",\"ParentId\":\"@{{n{i - 1}.id}}\"" : "")}}} }}""");
        Assert.Equal(status, (await org.SendAsync("POST", "/composite/graph", Graphs(Graph("g", [.. nodes])))).Status);
    }

    [Theory]
    [InlineData(15, 200)]
    [InlineData(16, 400)]
    public async Task Versions_methods_and_objects_make_kinds(int kinds, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        var nodes = Enumerable.Range(0, kinds).Select(i => $$"""{"url":"/services/data/v{{50 + i}}.0/sobjects/Account/{account}","method":"GET","referenceId":"n{{i}}"}""");
        Assert.Equal(status, (await org.SendAsync("POST", "/composite/graph", Graphs(Graph("g", [.. nodes])))).Status);
    }

    [Theory]
    [InlineData("GET", "{v}/sobjects/Account/{account}", 200)]
    [InlineData("GET", "{v}/sobjects/Account/Ext__c/A1", 200)]
    [InlineData("GET", "{v}/sobjects/Account", 400)]
    [InlineData("GET", "{v}/query?q=SELECT+Id+FROM+Account", 400)]
    [InlineData("GET", "/services/data/v49.0/sobjects/Account/{account}", 400)]
    [InlineData("POST", "{v}/composite/sobjects", 400)]
    [InlineData("PUT", "{v}/sobjects/Account/{account}", 400)]
    public async Task Only_records_may_be_nodes(string method, string url, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite/graph", Graphs(Graph("g", $$"""{"url":"{{url}}","method":"{{method}}","referenceId":"n"}""")));
        Assert.Equal((200, status), (answer.Status, answer.Json.GetProperty("graphs")[0].GetProperty("graphResponse").GetProperty("compositeResponse")[0].GetProperty("httpStatusCode").GetInt32()));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a.b", "c")]
    [InlineData("_a", "c")]
    [InlineData("a234567890123456789012345678901234567890", "c")]
    [InlineData("", "c")]
    public async Task Graph_ids_have_a_form_and_are_unique(string first, string second)
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.Equal(400, (await org.SendAsync("POST", "/composite/graph", Graphs(Graph(first, Account("x", "n")), Graph(second, Account("x", "n"))))).Status);
    }

    private static string Graphs(params string[] graphs) => $$"""{"graphs":[{{string.Join(',', graphs)}}]}""";

    private static string Graph(string id, params string[] nodes) => $$"""{"graphId":"{{id}}","compositeRequest":[{{string.Join(',', nodes)}}]}""";

    private static string Account(string reference, string name) => $$$"""{"url":"{v}/sobjects/Account","method":"POST","referenceId":"{{{reference}}}","body":{"Name":"{{{name}}}"}}""";

    private static List<bool> Successes(Answer answer) => [.. answer.Json.GetProperty("graphs").EnumerateArray().Select(g => g.GetProperty("isSuccessful").ValueKind == JsonValueKind.True)];
}
