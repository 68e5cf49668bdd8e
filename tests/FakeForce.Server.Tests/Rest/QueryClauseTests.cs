using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Rest;

/// <summary>USING SCOPE, FOR VIEW and the refusals of clauses, on the wire.</summary>
public sealed class QueryClauseTests : IAsyncDisposable
{
    private readonly FakeTimeProvider clock = new(new(2026, 5, 13, 10, 0, 0, TimeSpan.Zero));
    private SampleOrg? sample;

    [Fact]
    public async Task Rows_queried_for_view_are_recent_and_stamped()
    {
        var org = await StartAsync();
        await org.ExpectAsync("GET", "/query?q=SELECT+LastViewedDate+FROM+Account+WHERE+Name='Other'", null, 200,
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"LastViewedDate":null}]}""");
        await org.ExpectAsync("GET", "/query?q=SELECT+Name+FROM+Account+WHERE+Name='Other'+LIMIT+1+FOR+VIEW", null, 200,
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"Name":"Other"}]}""");
        await org.ExpectAsync("GET", "/query?q=SELECT+LastViewedDate,LastReferencedDate+FROM+Account+WHERE+LastViewedDate=TODAY", null, 200,
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"LastViewedDate":"2026-05-13T10:00:00.000+0000","LastReferencedDate":null}]}""");
        await org.ExpectAsync("GET", "/recent?limit=1", null, 200, """[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"Id":"{other}","Name":"Other"}]""");
    }

    [Fact]
    public async Task Scopes_are_those_of_describe()
    {
        var org = await StartAsync();
        var scopes = (await org.SendAsync("GET", "/sobjects/Account/describe")).Json.GetProperty("supportedScopes");
        Assert.Equal("""[{"label":"All accounts","name":"everything"},{"label":"My accounts","name":"mine"}]""", JsonSerializer.Serialize(scopes));
        await org.ExpectAsync("GET", "/query?q=SELECT+Name+FROM+Account+USING+SCOPE+mine+ORDER+BY+Name+LIMIT+1", null, 200,
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme"}]}""");
        await org.ExpectAsync("GET", "/query?q=SELECT+COUNT()+FROM+Account+USING+SCOPE+everything", null, 200, """{"totalSize":2,"done":true,"records":[]}""");
        await org.ExpectAsync("GET", "/query?q=SELECT+Name+FROM+Account+USING+SCOPE+team", null, 400,
            """[{"message":"\nName FROM Account USING SCOPE team\n                              ^\nERROR at Row:1:Column:38\nScope 'team' is not supported on sObject type 'Account'","errorCode":"MALFORMED_QUERY"}]""");
    }

    [Theory]
    [InlineData("SELECT+Id+FROM+Account+ALL+ROWS", """[{"message":"\nSELECT Id FROM Account ALL ROWS\n                       ^\nERROR at Row:1:Column:24\nunexpected token: 'ALL'","errorCode":"MALFORMED_QUERY"}]""")]
    [InlineData("SELECT+Id+FROM+ContentDocumentLink", """[{"message":"Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.","errorCode":"MALFORMED_QUERY"}]""")]
    [InlineData("SELECT+Id+FROM+FeedLike", """[{"message":"entity type FeedLike does not support query","errorCode":"INVALID_TYPE_FOR_OPERATION"}]""")]
    [InlineData("SELECT+Id+FROM+FlexQueueItem", """[{"message":"The WHERE clause must contain a JobType field expression.","errorCode":"EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION"}]""")]
    public async Task Refusals_have_Salesforces_shape(string soql, string body) => await (await StartAsync()).ExpectAsync("GET", "/query?q=" + soql, null, 400, body);

    public async ValueTask DisposeAsync()
    {
        if (sample is not null) await sample.DisposeAsync();
    }

    private async Task<SampleOrg> StartAsync() => sample = await SampleOrg.StartAsync(clock);
}
