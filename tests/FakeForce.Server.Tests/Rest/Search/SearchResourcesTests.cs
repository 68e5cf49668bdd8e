namespace FakeForce.Server.Tests.Rest.Search;

/// <summary>Scope, layouts and suggestions of the search resources.</summary>
public sealed class SearchResourcesTests(SharedSampleOrg shared) : IClassFixture<SharedSampleOrg>
{
    private SampleOrg Org => shared.Org;

    [Fact]
    public async Task Scope_lists_the_objects_used_most_in_front()
    {
        var scope = (await Org.SendAsync("GET", "/search/scopeOrder")).Json.EnumerateArray().ToList();
        Assert.Equal("""{"type":"Account","url":"/services/data/v66.0/sobjects/Account/describe"}""", scope[0].GetRawText());
        var types = scope.Select(s => s.GetProperty("type").GetString()).ToList();
        Assert.Contains("Invoice__c", types);
        Assert.True(types.IndexOf("Contact") < types.IndexOf("Lead"));
        Assert.Equal(types.Distinct(), types);
    }

    [Fact]
    public Task Layouts_name_the_columns_of_search_results() => Org.ExpectAsync("GET", "/search/layout/?q=Account,Invoice__c", null, 200,
        """[{"label":"Search Results","limitRows":25,"searchColumns":[{"field":"Account.Name","format":null,"label":"Account Name","name":"Name"},{"field":"Account.Site","format":null,"label":"Account Site","name":"Site"},{"field":"Account.Phone","format":null,"label":"Phone","name":"Phone"},{"field":"User.Alias","format":null,"label":"Account Owner Alias","name":"Owner.Alias"}]},"""
        + """{"label":"Search Results","limitRows":25,"searchColumns":[{"field":"Invoice__c.Name","format":null,"label":"{any}","name":"Name"}]}]""");

    [Theory]
    [InlineData("q=Case", 404, "NOT_FOUND")]
    [InlineData("q=Nothing", 400, "INVALID_TYPE")]
    [InlineData("", 400, "MALFORMED_SEARCH")]
    public async Task Layouts_that_are_not_known_are_refused(string query, int status, string code)
    {
        var answer = await Org.SendAsync("GET", "/search/layout?" + query);
        Assert.Equal((status, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Theory]
    [InlineData("q=acm&sobject=Account", "Acme", false)]
    [InlineData("q=ACME&sobject=account,contact", "Acme", false)]
    [InlineData("q=cme&sobject=Account", "", false)]
    [InlineData("q=ac&sobject=Account", "", false)]
    [InlineData("q=%22acm*%22&sobject=Account", "Acme", false)]
    [InlineData("q=alone&sobject=Account,Contact", "Alone", false)]
    [InlineData("q=ann+l&sobject=Contact", "Ann Lee", false)]
    [InlineData("q=lee+a&sobject=Contact", "", false)]
    [InlineData("q=acme&sobject=Account&where=Industry='Banking'", "", false)]
    [InlineData("q=acme&sobject=Account&where=Industry='Banking'&account.where=Industry='Energy'", "Acme", false)]
    [InlineData("q=inv&sobject=Invoice__c", "INV-0007", false)]
    [InlineData("q=tas&sobject=Task,Account&ignoreUnsupportedSObjects=true", "", false)]
    public async Task Suggestions_are_records_whose_names_go_on(string query, string names, bool more)
    {
        var answer = (await Org.SendAsync("GET", "/search/suggestions?" + query)).Json;
        Assert.Equal(names, string.Join(", ", answer.GetProperty("autoSuggestResults").EnumerateArray().Select(r => r.GetProperty("Name").GetString())));
        Assert.Equal(more, answer.GetProperty("hasMoreResults").GetBoolean());
    }

    [Fact]
    public Task A_suggestion_has_the_form_of_the_guide() => Org.ExpectAsync("GET", "/search/suggestions?q=acme&sobject=Account&fields=Industry", null, 200,
        """{"autoSuggestResults":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Id":"{account}","Name":"Acme","Industry":"Energy"}],"hasMoreResults":false,"meta":{"nameFields":[{"entityApiName":"Account","fieldApiName":"Name"}],"secondaryFields":[]}}""");

    [Theory]
    [InlineData("sobject=Account", "MALFORMED_SEARCH")]
    [InlineData("q=acme", "MALFORMED_SEARCH")]
    [InlineData("q=acme&sobject=Task", "INVALID_TYPE_FOR_OPERATION")]
    [InlineData("q=acme&sobject=Nothing", "INVALID_TYPE")]
    [InlineData("q=acme&sobject=Account&limit=0", "MALFORMED_SEARCH")]
    [InlineData("q=acme&sobject=Account&dynamicFields=secondaryField", "MALFORMED_SEARCH")]
    [InlineData("q=acme&sobject=Account&fields=Nothing", "INVALID_FIELD")]
    public async Task Suggestions_that_cannot_be_made_are_refused(string query, string code)
    {
        var answer = await Org.SendAsync("GET", "/search/suggestions?" + query);
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task More_suggestions_than_asked_for_are_announced()
    {
        await using var org = await TestOrg.StartAsync();
        for (var i = 0; i < 7; i++) await org.CreateAsync("Account", $$"""{"Name":"Acme {{i}}"}""");
        var five = (await org.GetAsync("/search/suggestions?q=acme&sobject=Account")).Json;
        Assert.Equal((5, true), (five.GetProperty("autoSuggestResults").GetArrayLength(), five.GetProperty("hasMoreResults").GetBoolean()));
        var seven = (await org.GetAsync("/search/suggestions?q=acme&sobject=Account&limit=7")).Json;
        Assert.Equal((7, false), (seven.GetProperty("autoSuggestResults").GetArrayLength(), seven.GetProperty("hasMoreResults").GetBoolean()));
    }
}
