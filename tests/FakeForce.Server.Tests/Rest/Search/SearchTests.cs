using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Rest.Search;

/// <summary>GET /search, GET and POST /parameterizedSearch, word for word.</summary>
public sealed class SearchTests(SharedSampleOrg shared) : IClassFixture<SharedSampleOrg>
{
    private const string Acme = """{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme"}""";
    private const string AcmeId = """{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Id":"{account}"}""";

    private SampleOrg Org => shared.Org;

    [Theory]
    [InlineData("FIND {acme} RETURNING Account(Name)", "{\"searchRecords\":[" + Acme + "]}")]
    [InlineData("FIND {acme}", "{\"searchRecords\":[" + AcmeId + "]}")]
    [InlineData("FIND {nothing}", """{"searchRecords":[]}""")]
    [InlineData("FIND {ann@example.com} IN EMAIL FIELDS RETURNING Contact(Account.Name)",
        """{"searchRecords":[{"attributes":{"type":"Contact","url":"{v}/sobjects/Contact/{contact}"},"Account":{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme"}}]}""")]
    [InlineData("FIND {acme} RETURNING Account(Name) WITH METADATA='LABELS'",
        "{\"searchRecords\":[" + Acme + "],\"metadata\":{\"entityetadata\":[{\"entityName\":\"Account\",\"fieldMetadata\":[{\"name\":\"Name\",\"label\":\"Account Name\"}]}]}}")]
    [InlineData("FIND {acme} RETURNING Account(toLabel(Industry) sector, FORMAT(NumberOfEmployees) size WHERE toLabel(Industry) = 'Energy')",
        """{"searchRecords":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"sector":"Energy","size":"10"}]}""")]
    [InlineData("FIND {acme} RETURNING Account(Name) WITH HIGHLIGHT",
        """{"searchRecords":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme","highlight.Name":"<mark>Acme</mark>"}]}""")]
    public Task Search_answers_records(string sosl, string expected) => Org.ExpectAsync("GET", "/search?q=" + Uri.EscapeDataString(sosl), null, 200, expected);

    [Fact]
    public Task Before_version_37_the_answer_is_a_list() =>
        Org.ExpectAsync("GET", "/services/data/v36.0/search/?q=" + Uri.EscapeDataString("FIND {acme} RETURNING Account(Name)"), null, 200,
            """[{"attributes":{"type":"Account","url":"/services/data/v36.0/sobjects/Account/{account}"},"Name":"Acme"}]""");

    [Theory]
    [InlineData("/search", """[{"message":"A search string has to be specified","errorCode":"MALFORMED_SEARCH"}]""")]
    [InlineData("/search?q=FIND+'Jones'", """[{"message":"No search term found. The search term must be enclosed in braces.","errorCode":"MALFORMED_SEARCH"}]""")]
    [InlineData("/search?q=FIND+%7Ba%7D", """[{"message":"search term must be longer than one character: a","errorCode":"INVALID_SEARCH"}]""")]
    [InlineData("/search?q=FIND+%7Bname%7D+IN+ALL+TYPE+RETURNING+Account%28name%29",
        """[{"message":"\nFIND {name} IN ALL TYPE RETURNING Account(name)\n                  ^\nERROR at Row:1:Column:19\nMalformed search token: TYPE","errorCode":"MALFORMED_SEARCH"}]""")]
    [InlineData("/parameterizedSearch", """[{"message":"A search string has to be specified","errorCode":"MALFORMED_SEARCH"}]""")]
    [InlineData("/parameterizedSearch?q=acme&overallLimit=2001", """[{"message":"overallLimit must be a number from 0 to 2000","errorCode":"MALFORMED_SEARCH"}]""")]
    [InlineData("/parameterizedSearch?q=acme&offset=1&sobject=Account&sobject=Contact", """[{"message":"offset needs exactly one sobject","errorCode":"MALFORMED_SEARCH"}]""")]
    [InlineData("/parameterizedSearch?q=acme&fields=Id", """[{"message":"fields and defaultLimit need at least one sobject","errorCode":"MALFORMED_SEARCH"}]""")]
    [InlineData("/parameterizedSearch?q=acme%7D+RETURNING+Contact", """[{"message":"mismatched character '}' in the search string","errorCode":"MALFORMED_SEARCH"}]""")]
    [InlineData("/parameterizedSearch?q=acme&division=global", """[{"message":"divisions are not enabled","errorCode":"MALFORMED_SEARCH"}]""")]
    public Task What_cannot_be_searched_says_why(string path, string expected) => Org.ExpectAsync("GET", path, null, 400, expected);

    [Theory]
    [InlineData("q=acme", "{\"searchRecords\":[" + AcmeId + "]}")]
    [InlineData("q=acme&sobject=account&account.fields=name&account.limit=10", "{\"searchRecords\":[" + Acme + "]}")]
    [InlineData("q=acme&sobject=Account&sobject=Contact&fields=Name&in=NAME&defaultLimit=5&overallLimit=9", "{\"searchRecords\":[" + Acme + "]}")]
    [InlineData("q=acme&sobject=Account&Account.where=Industry%3D'Energy'&Account.orderBy=Name+DESC+NULLS_LAST&fields=Name", "{\"searchRecords\":[" + Acme + "]}")]
    [InlineData("q=acme&sobject=Account&Account.where=Industry%3D'Banking'", """{"searchRecords":[]}""")]
    [InlineData("q=acme&sobject=Account&offset=1", """{"searchRecords":[]}""")]
    [InlineData("q=acme&sobject=Account&spellCorrection=false&updateTracking=false", "{\"searchRecords\":[" + AcmeId + "]}")]
    public Task Parameters_in_the_uri_search_too(string query, string expected) => Org.ExpectAsync("GET", "/parameterizedSearch/?" + query, null, 200, expected);

    [Theory]
    [InlineData("""{"q":"acme"}""", "{\"searchRecords\":[" + AcmeId + "]}")]
    [InlineData("""{"q":"acme","fields":["Name"],"sobjects":[{"name":"Account","limit":20},{"name":"Contact","fields":["Id"]}],"in":"ALL","overallLimit":100,"defaultLimit":10}""",
        "{\"searchRecords\":[" + Acme + "]}")]
    [InlineData("""{"q":"acme","sobjects":[{"name":"Account","where":"Name = 'x'","orderBy":"Name"}],"spellCorrection":true}""", """{"searchRecords":[]}""")]
    public Task Parameters_in_the_body_search_too(string body, string expected) => Org.ExpectAsync("POST", "/parameterizedSearch", body, 200, expected);

    [Theory]
    [InlineData("", "JSON_PARSER_ERROR")]
    [InlineData("[]", "JSON_PARSER_ERROR")]
    [InlineData("""{"q":""", "JSON_PARSER_ERROR")]
    [InlineData("""{"q":"acme","what":1}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"q":"acme","sobjects":["Account"]}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"q":"acme","sobjects":[{"fields":["Id"]}]}""", "MALFORMED_SEARCH")]
    [InlineData("""{"q":"acme","sobjects":[{"name":"Account"}],"dataCategories":[{"groupName":"Location__c","operator":"below","categories":["North_America__c"]}]}""", "INVALID_SEARCH")]
    [InlineData("""{"q":"acme","sobjects":[{"name":"Account"}],"updateViewStat":true}""", "MALFORMED_SEARCH")]
    public async Task What_is_wrong_in_a_body_is_an_error(string body, string code)
    {
        var answer = await Org.SendAsync("POST", "/parameterizedSearch", body);
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task Parameterized_search_begins_with_version_36() =>
        Assert.Equal(404, (await Org.SendAsync("GET", "/services/data/v35.0/parameterizedSearch?q=acme")).Status);

    [Theory]
    [InlineData("/search/suggestTitleMatches?q=orange&language=en_US&publishStatus=Online")]
    [InlineData("/search/suggestSearchQueries?q=app&language=en_US")]
    public async Task Suggestions_of_articles_are_not_built_and_say_so(string path)
    {
        var answer = await Org.SendAsync("GET", path);
        Assert.Equal(404, answer.Status);
        Assert.StartsWith("GET ", Assert.Single(answer.Headers.GetValues("X-FakeForce-Unsupported")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_is_found_when_the_delay_has_passed()
    {
        var clock = new FakeTimeProvider(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { SearchDelaySeconds = 60 }, clock);
        await org.CreateAsync("Account", """{"Name":"Later"}""");
        Assert.Equal("""{"searchRecords":[]}""", (await org.GetAsync("/search?q=FIND+%7Blater%7D")).Body);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("Account", (await org.GetAsync("/search?q=FIND+%7Blater%7D")).Body, StringComparison.Ordinal);
    }
}
