using System.Net;
using System.Text;
using System.Text.Json;
using FakeForce.Server.Tests.PubSub;
using Grpc.Core;

namespace FakeForce.Server.Tests.Control;

/// <summary>Fault rules in the APIs that say their errors in a form of their own.</summary>
public sealed class FaultsOfOtherApisTests
{
    private const string Envelope = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>{0}</e:Body></e:Envelope>";
    private const string Login = "<login xmlns=\"urn:partner.soap.sforce.com\"><username>admin@fakeforce.test</username><password>fakeforce</password></login>";

    [Fact]
    public async Task Soap_answers_with_a_fault()
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, """{"api":"soap","path":"/login","effect":"error","code":"SERVER_UNAVAILABLE","times":1}""");
        var (status, body) = await SoapAsync(org, Login);
        Assert.Equal(500, status);
        Assert.Contains("<faultcode>sf:SERVER_UNAVAILABLE</faultcode><faultstring>SERVER_UNAVAILABLE: Server temporarily unavailable</faultstring>", body, StringComparison.Ordinal);
        Assert.Equal(200, (await SoapAsync(org, Login)).Status);
    }

    [Fact]
    public async Task Bulk_1_answers_with_its_exception_codes()
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, """{"api":"bulk1","effect":"error","code":"REQUEST_LIMIT_EXCEEDED","times":1}""");
        var answer = await org.SendAsync("GET", "/services/async/60.0/job/750FF0000000001AAA", null, ("X-SFDC-Session", Token(org)));
        Assert.Equal(400, answer.Status);
        Assert.Contains("<exceptionCode>ExceededQuota</exceptionCode>", answer.Body, StringComparison.Ordinal);
        Assert.Contains("<exceptionMessage>TotalRequests Limit exceeded.</exceptionMessage>", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"api":"oauth","effect":"error","code":"invalid_grant"}""", 400, """{"error":"invalid_grant","error_description":"authentication failure"}""")]
    [InlineData("""{"api":"oauth","path":"/services/oauth2/token","effect":"error","code":"server_error","status":503}""", 503, """{"error":"server_error","error_description":"server error"}""")]
    [InlineData("""{"api":"oauth","effect":"html"}""", 503, null)]
    public async Task A_log_in_fails_in_the_words_of_oauth(string rule, int status, string? body)
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, rule);
        var answer = await LogInAsync(org);
        Assert.Equal(status, answer.Status);
        if (body is not null) Assert.Equal(body, answer.Body);
    }

    [Fact]
    public async Task A_log_in_may_be_done_and_its_answer_lost()
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, """{"api":"oauth","effect":"loseAnswer","times":1}""");
        var before = Sessions(org);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => LogInAsync(org));
        Assert.Equal(before + 1, Sessions(org));
        Assert.Equal(200, (await LogInAsync(org)).Status);
    }

    // What happens to answers happens to those of calls that were done.
    [Theory]
    [InlineData("halfBody")]
    [InlineData("trickle")]
    [InlineData("loseAnswer")]
    public async Task A_call_that_fails_by_itself_says_so_whole(string effect)
    {
        await using var org = await TestOrg.StartAsync();
        foreach (var api in new[] { "rest", "bulk1", "oauth", "soap" }) await SetAsync(org, $$"""{"name":"{{api}}","api":"{{api}}","effect":"{{effect}}"}""");
        Assert.Contains("MALFORMED_QUERY", (await org.QueryAsync("SELECT")).Body, StringComparison.Ordinal);
        Assert.Contains("<exceptionCode>InvalidJob</exceptionCode>", (await org.SendAsync("GET", "/services/async/60.0/job/750FF0000000001AAA", null, ("X-SFDC-Session", Token(org)))).Body, StringComparison.Ordinal);
        Assert.Equal("unsupported_grant_type", (await org.SendAsync("POST", "/services/oauth2/token?grant_type=none")).Json.GetProperty("error").GetString());
        Assert.Contains("INVALID_LOGIN", (await SoapAsync(org, Login.Replace("<password>fakeforce", "<password>wrong", StringComparison.Ordinal))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_without_an_api_leave_log_ins_and_events_alone()
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, """{"effect":"error","code":"SERVER_UNAVAILABLE"}""");
        Assert.Equal(200, (await LogInAsync(org)).Status);
        Assert.Equal(503, (await org.GetAsync("/limits")).Status);
        Assert.Equal(500, (await SoapAsync(org, Login)).Status);
    }

    [Theory]
    [InlineData("""{"api":"cometd","path":"/meta/handshake","effect":"error","code":"503"}""", "503::Server is too busy. Please try your request again later.")]
    [InlineData("""{"api":"cometd","effect":"error","code":"403"}""", "403::Unknown client")]
    [InlineData("""{"api":"cometd","effect":"revokeSession"}""", "401::Authentication invalid")]
    public async Task A_message_fails_in_the_words_of_streaming(string rule, string error)
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, rule);
        using var body = new StringContent("""[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"]}]""", Encoding.UTF8, "application/json");
        using var answer = await org.Client.PostAsync("/cometd/66.0", body, Server.Ending);
        var reply = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Server.Ending))[0];
        Assert.Equal((HttpStatusCode.OK, error, false), (answer.StatusCode, reply.GetProperty("error").GetString(), reply.GetProperty("successful").GetBoolean()));
    }

    [Fact]
    public async Task The_answer_to_messages_can_be_lost()
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, """{"api":"cometd","effect":"loseAnswer"}""");
        using var body = new StringContent("""[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"]}]""", Encoding.UTF8, "application/json");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => org.Client.PostAsync("/cometd/66.0", body, Server.Ending));
    }

    [Theory]
    [InlineData("""{"api":"pubsub","path":"/GetTopic","effect":"error","code":"service.unavailable"}""", StatusCode.Unavailable, "sfdc.platform.eventbus.grpc.service.unavailable")]
    [InlineData("""{"api":"pubsub","effect":"error","code":"subscription.limit.exceeded"}""", StatusCode.ResourceExhausted, "sfdc.platform.eventbus.grpc.subscription.limit.exceeded")]
    [InlineData("""{"api":"pubsub","effect":"revokeSession"}""", StatusCode.Unauthenticated, "sfdc.platform.eventbus.grpc.service.auth.error")]
    public async Task An_rpc_fails_with_status_and_error_code(string rule, StatusCode status, string code)
    {
        await using var org = await PubSubOrg.StartAsync();
        await SetAsync(org.Inner, rule);
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await org.Client.GetTopicAsync(new() { TopicName = "/event/Note__e" }, org.Headers, cancellationToken: Server.Ending));
        Assert.Equal((status, code), (failure.StatusCode, failure.Trailers.GetValue("error-code")));
    }

    [Fact]
    public async Task A_publish_may_be_committed_and_its_answer_lost()
    {
        await using var org = await PubSubOrg.StartAsync();
        await SetAsync(org.Inner, """{"api":"pubsub","path":"/Publish","effect":"loseAnswer","times":1}""");
        await Assert.ThrowsAsync<RpcException>(() => org.PublishAsync("lost"));
        Assert.Equal(1, (await org.Inner.GetAsync("/_fakeforce/events")).Json.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task Every_code_that_rules_can_name_is_one_of_the_guide_s_table()
    {
        await using var org = await PubSubOrg.StartAsync();
        foreach (var (code, text) in FakeForce.Engine.Chaos.FaultTexts.PubSub)
        {
            await org.Inner.SendAsync("DELETE", "/_fakeforce/faults");
            await SetAsync(org.Inner, $$"""{"api":"pubsub","effect":"error","code":"{{code}}"}""");
            var failure = await Assert.ThrowsAsync<RpcException>(async () => await org.Client.GetTopicAsync(new() { TopicName = "/event/Note__e" }, org.Headers, cancellationToken: Server.Ending));
            Assert.Equal("sfdc.platform.eventbus.grpc." + code, failure.Trailers.GetValue("error-code"));
            Assert.StartsWith(text, failure.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Events_can_be_gone_before_a_subscriber_comes_back()
    {
        await using var org = await PubSubOrg.StartAsync();
        await org.PublishAsync("one", "two", "three");
        var first = (await org.Inner.GetAsync("/_fakeforce/events")).Json.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("replayId").GetInt64()).ToList();
        Assert.Equal(200, (await org.Inner.SendAsync("DELETE", $"/_fakeforce/events?upTo={first[1]}")).Status);
        Assert.Equal([first[2]], (await org.Inner.GetAsync("/_fakeforce/events")).Json.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("replayId").GetInt64()));
        Assert.Equal(400, (await org.Inner.SendAsync("DELETE", "/_fakeforce/events?upTo=x")).Status);
        await SetAsync(org.Inner, """{"api":"pubsub","path":"/GetTopic","effect":"purgeEvents"}""");
        await org.Client.GetTopicAsync(new() { TopicName = "/event/Note__e" }, org.Headers, cancellationToken: Server.Ending);
        Assert.Empty((await org.Inner.GetAsync("/_fakeforce/events")).Json.GetProperty("events").EnumerateArray());
        await org.PublishAsync("four");
        Assert.Single((await org.Inner.GetAsync("/_fakeforce/events")).Json.GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task A_bulk_job_fails_as_soon_as_it_begins()
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, """{"effect":"failJob","sobject":"Account","times":1}""");
        foreach (var expected in new[] { "Failed", "JobComplete" })
        {
            var id = (await org.SendAsync("POST", "/jobs/ingest", """{"object":"Account","operation":"insert"}""")).Json.GetProperty("id").GetString();
            using var csv = new StringContent("Name\nAcme\n", Encoding.UTF8, "text/csv");
            await org.Client.PutAsync($"/services/data/v66.0/jobs/ingest/{id}/batches", csv, Server.Ending);
            await org.SendAsync("PATCH", $"/jobs/ingest/{id}", """{"state":"UploadComplete"}""");
            JsonElement job;
            while ((job = (await org.GetAsync($"/jobs/ingest/{id}")).Json).GetProperty("state").GetString() is "UploadComplete" or "InProgress") await Task.Yield();
            Assert.Equal(expected, job.GetProperty("state").GetString());
            if (expected == "Failed") Assert.Equal("InternalServerError : An internal server error occurred while processing the job", job.GetProperty("errorMessage").GetString());
        }
        Assert.Equal(1, (await org.QueryAsync("SELECT count() FROM Account")).Json.GetProperty("totalSize").GetInt32());
    }

    [Theory]
    [InlineData("""{"api":"graphql","effect":"reset"}""", "api is one of rest, composite, bulk, tooling, bulk1, soap, apexrest, oauth, cometd, pubsub, outbound, callout, external")]
    [InlineData("""{"api":"pubsub","effect":"error","code":"UNAVAILABLE","message":"x"}""", "UNAVAILABLE is no error code of Pub/Sub API")]
    [InlineData("""{"api":"pubsub","effect":"halfBody"}""", "HalfBody is not of Pub/Sub API, whose answers are messages")]
    [InlineData("""{"api":"cometd","effect":"error","code":"busy","message":"x"}""", "an error of Streaming API has a code from 400 to 599")]
    [InlineData("""{"api":"oauth","effect":"revokeSession"}""", "a log-in has no session to revoke")]
    [InlineData("""{"api":"oauth","effect":"error","code":"SERVER_UNAVAILABLE"}""", "no text is known for SERVER_UNAVAILABLE: give a message")]
    [InlineData("""{"effect":"reset","replayId":3}""", "replayId is of the effect purgeEvents")]
    [InlineData("""{"api":"rest","effect":"failJob"}""", "failJob is of the APIs bulk and bulk1")]
    [InlineData("""{"effect":"latency","milliseconds":{"median":100,"p99":50}}""", "p99 is a number from the median to 900000")]
    [InlineData("""{"effect":"latency","milliseconds":{"median":100}}""", "must be a number, two of them, or {\"median\":…,\"p99\":…}")]
    public async Task Rules_that_make_no_sense_are_refused(string rule, string problem)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/_fakeforce/faults", rule);
        Assert.Equal(400, answer.Status);
        Assert.EndsWith(problem, answer.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task SetAsync(TestOrg org, string rule)
    {
        var answer = await org.SendAsync("POST", "/_fakeforce/faults", rule);
        Assert.True(answer.Status == 200, answer.Body);
    }

    private static string Token(TestOrg org) => org.Client.DefaultRequestHeaders.Authorization!.Parameter!;

    private static int Sessions(TestOrg org) => org.Org.State.Documents.Keys.Count(key => key.StartsWith("session/", StringComparison.Ordinal));

    private static Task<Answer> LogInAsync(TestOrg org) => org.SendAsync("POST", "/services/oauth2/token?grant_type=password&client_id=fakeforce&client_secret=fakeforce&username=admin@fakeforce.test&password=fakeforce");

    private static async Task<(int Status, string Body)> SoapAsync(TestOrg org, string operation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/Soap/u/60.0") { Content = new StringContent(string.Format(System.Globalization.CultureInfo.InvariantCulture, Envelope, operation), Encoding.UTF8, "text/xml") };
        request.Headers.TryAddWithoutValidation("SOAPAction", "x");
        using var answer = await org.Client.SendAsync(request, Server.Ending);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Server.Ending));
    }
}
