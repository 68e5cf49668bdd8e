using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>/composite/batch (REST API Developer Guide, Composite Batch).</summary>
public sealed class BatchTests
{
    // "Batch Request Body" and "Batch Response Body".
    [Fact]
    public async Task The_guides_update_and_read_run()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/batch", """
            {"batchRequests":[{"method":"PATCH","url":"v66.0/sobjects/account/{account}","richInput":{"Name":"NewName"}},{"method":"GET","url":"v66.0/sobjects/account/{account}?fields=Name,BillingPostalCode"}]}
            """, 200, """{"hasErrors":false,"results":[{"statusCode":204,"result":null},{"statusCode":200,"result":{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"NewName","BillingPostalCode":null,"Id":"{account}"}}]}""");
    }

    [Theory]
    [InlineData("false", """{"statusCode":200,"result":{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme","Id":"{account}"}}""")]
    [InlineData("true", """{"statusCode":412,"result":[{"errorCode":"BATCH_PROCESSING_HALTED","message":"Batch processing was halted because a previous subrequest was unsuccessful."}]}""")]
    public async Task Later_subrequests_halt_if_asked(string halts, string last)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/batch", $$$"""
            {"haltOnError":{{{halts}}},"batchRequests":[{"method":"POST","url":"v66.0/sobjects/Account","richInput":{"Name":"Stays"}},{"method":"GET","url":"v66.0/sobjects/Account/{gone}"},{"method":"GET","url":"v66.0/sobjects/Account/{account}?fields=Name"}]}
            """, 200, """{"hasErrors":true,"results":[{"statusCode":201,"result":{"id":"001{any}","success":true,"errors":[]}},{"statusCode":404,"result":[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED"}]},""" + last + "]}");
        await org.ExpectAsync("GET", "/query?q=SELECT COUNT() FROM Account WHERE Name='Stays'", null, 200, """{"totalSize":1,"done":true,"records":[]}""");
    }

    // "If a batch request doesn't complete within 10 minutes, the batch times out and the remaining subrequests aren't executed."
    [Fact]
    public async Task After_ten_minutes_what_is_left_is_not_executed()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
        await using var org = await SampleOrg.StartAsync(clock);
        var subrequests = Enumerable.Range(0, 25).Select(i => $$$"""{"method":"POST","url":"v66.0/sobjects/Lead","richInput":{"LastName":"L{{{i}}}","Company":"Slow"}}""");
        clock.AutoAdvanceAmount = TimeSpan.FromSeconds(30);
        var answer = await org.SendAsync("POST", "/composite/batch", $$"""{"batchRequests":[{{string.Join(',', subrequests)}}]}""");
        clock.AutoAdvanceAmount = TimeSpan.Zero;
        Assert.True(answer.Status == 200 && answer.Json.GetProperty("hasErrors").GetBoolean(), answer.Body);
        var statuses = answer.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("statusCode").GetInt32()).ToList();
        var done = statuses.Count(status => status == 201);
        Assert.InRange(done, 1, 24);
        Assert.Equal([.. Enumerable.Repeat(201, done), .. Enumerable.Repeat(412, 25 - done)], statuses);
        Assert.Equal("""[{"errorCode":"BATCH_PROCESSING_HALTED","message":"Batch processing was halted because the batch did not complete within 10 minutes."}]""",
            answer.Json.GetProperty("results")[24].GetProperty("result").GetRawText());
        await org.Org.RenewAsync();
        Assert.Equal(done, (await org.Org.QueryAsync("SELECT COUNT() FROM Lead WHERE Company = 'Slow'")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Head_has_no_result()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/batch", """{"batchRequests":[{"method":"HEAD","url":"v66.0/sobjects/Account/{account}"}]}""", 200, """{"hasErrors":false,"results":[{"statusCode":200,"result":null}]}""");
    }

    // "Batch Request Body": binaryPartName and binaryPartNameAlias.
    [Fact]
    public async Task A_file_of_a_batch_comes_in_a_part_of_its_own()
    {
        await using var org = await SampleOrg.StartAsync();
        using var form = new MultipartFormDataContent("b");
        form.Add(new StringContent(org.Fill("""{"batchRequests":[{"method":"POST","url":"v66.0/sobjects/Attachment","binaryPartName":"file1","binaryPartNameAlias":"Body","richInput":{"Name":"n","ParentId":"{account}"}}]}"""), System.Text.Encoding.UTF8, "application/json"), "json");
        var file = new ByteArrayContent("content"u8.ToArray());
        file.Headers.ContentType = new("text/plain");
        form.Add(file, "file1", "n.txt");
        using var response = await org.Org.Client.PostAsync("/services/data/v66.0/composite/batch", form, Server.Ending);
        var result = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Server.Ending)).RootElement.GetProperty("results")[0];
        Assert.Equal(201, result.GetProperty("statusCode").GetInt32());
        Assert.Equal("content", (await org.SendAsync("GET", $"/sobjects/Attachment/{result.GetProperty("result").GetProperty("id")}/Body")).Body);
    }

    [Theory]
    [InlineData("66.0", "v66.0/limits", 200)]
    [InlineData("66.0", "v34.0/sobjects", 200)]
    [InlineData("66.0", "v33.0/sobjects", 400)]
    [InlineData("35.0", "v36.0/sobjects", 400)]
    [InlineData("66.0", "v66.0/query/?q=SELECT+Id+FROM+Case", 200)]
    [InlineData("66.0", "v66.0/queryAll/?q=SELECT+Id+FROM+Case", 200)]
    [InlineData("66.0", "v66.0/search/?q=FIND+%7BAcme%7D", 200)]
    [InlineData("66.0", "v66.0/recent", 400)]
    [InlineData("66.0", "v66.0/composite/sobjects/Account?ids=x&fields=Id", 400)]
    [InlineData("66.0", "v66.0/connect/topics", 404)]
    [InlineData("66.0", "sobjects", 400)]
    [InlineData("66.0", "", 400)]
    public async Task Resources_and_versions_have_bounds(string version, string url, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", $"/services/data/v{version}/composite/batch", $$"""{"batchRequests":[{"method":"GET","url":"{{url}}"}]}""");
        Assert.True(answer.Status == 200 && answer.Json.GetProperty("results")[0].GetProperty("statusCode").GetInt32() == status, answer.Body);
    }

    [Theory]
    [InlineData("""{"batchRequests":[{"method":"BREW","url":"v66.0/limits"}]}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"batchRequests":[{"method":"GET"}]}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"batchRequests":[{"method":"GET","url":"v66.0/limits","headers":{}}]}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"haltOnError":true}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"batchRequests":[{"method":"POST","url":"v66.0/sobjects/Attachment","binaryPartName":"x"}]}""", "INVALID_MULTIPART_REQUEST")]
    public async Task What_cannot_be_read_fails_the_batch_before_it_begins(string body, string code)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite/batch", body);
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task At_most_25_run_and_each_is_a_call_that_counts()
    {
        await using var org = await SampleOrg.StartAsync();
        string Body(int n) => $$"""{"batchRequests":[{{string.Join(',', Enumerable.Repeat("""{"method":"GET","url":"v66.0/limits"}""", n))}}]}""";
        Assert.Equal(400, (await org.SendAsync("POST", "/composite/batch", Body(26))).Status);
        var before = org.Org.Org.Limits.ApiRequests.Used;
        var answer = await org.SendAsync("POST", "/composite/batch", Body(25));
        Assert.Equal(25, answer.Json.GetProperty("results").GetArrayLength());
        Assert.Equal(before + 26, org.Org.Org.Limits.ApiRequests.Used);
        Assert.StartsWith($"api-usage={before + 26}/", Assert.Single(answer.Headers.GetValues("Sforce-Limit-Info")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_speaks_XML_too()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/batch", """<batch><batchRequests><request><method>PATCH</method><url>v66.0/sobjects/Account/{account}</url><richInput><Name>Via XML</Name></richInput></request><request><method>GET</method><url>v66.0/sobjects/Account/{account}?fields=Name</url></request></batchRequests></batch>""", 200,
            """<?xml version="1.0" encoding="UTF-8"?><batchResults><hasErrors>false</hasErrors><results><statusCode>204</statusCode><result xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" /></results><results><statusCode>200</statusCode><result type="Account" url="{v}/sobjects/Account/{account}"><Name>Via XML</Name><Id>{account}</Id></result></results></batchResults>""", ("Content-Type", "application/xml"), ("Accept", "application/xml"));
    }
}
