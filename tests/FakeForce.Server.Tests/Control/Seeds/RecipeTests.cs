using System.Text.Json;

namespace FakeForce.Server.Tests.Control.Seeds;

/// <summary>Recipes: what they make up, the same every time.</summary>
public sealed class RecipeTests : IAsyncLifetime
{
    private const string Recipe = """
        { "seedValue": 7, "recipe": [
          { "sobject": "Contact", "per": "AccountId", "count": [0, 4], "fields": {
              "FirstName": "{firstName}", "LastName": { "text": "{lastName}", "share": 1 },
              "Birthdate": { "date": ["1950-01-01", "2005-12-31"], "share": 0.5 }, "DoNotCall": { "chance": 0.2 } } },
          { "sobject": "Account", "count": 200, "fields": {
              "Name": "{company} {n:000}", "Key__c": "K{n}", "ParentId": { "reference": "Account", "distribution": "skewed", "share": 0.5 },
              "Industry": { "choice": { "Banking": 3, "Energy": 1 } }, "Rating": { "choice": ["Hot", "Cold"] },
              "AnnualRevenue": { "number": [0, 100], "decimals": 2, "distribution": "normal" }, "NumberOfEmployees": { "number": [1, 3] },
              "CreatedDate": { "dateTime": ["2020-01-01T00:00:00Z", "2020-12-31T23:59:59Z"] } } },
          { "sobject": "Case", "count": 50, "fields": { "ContactId": { "reference": "Contact" }, "Status": "New", "Subject": "{city}, {street}" } } ] }
        """;

    private SeededOrg org = null!;

    public async ValueTask InitializeAsync() => org = await SeededOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Records_are_as_the_recipe_says()
    {
        var (status, json) = await org.SeedAsync(Recipe);
        Assert.True(status == 200, json.ToString());
        Assert.Equal((200, 50), (json.GetProperty("objects").GetProperty("Account").GetInt32(), json.GetProperty("objects").GetProperty("Case").GetInt32()));
        Assert.InRange(json.GetProperty("objects").GetProperty("Contact").GetInt32(), 300, 500);
        Assert.InRange(await CountAsync("Account WHERE Industry = 'Banking'"), 120, 180);
        Assert.Equal(200, await CountAsync("Account WHERE Industry = 'Banking' OR Industry = 'Energy'"));
        Assert.InRange(await CountAsync("Account WHERE ParentId != null"), 70, 130);
        Assert.InRange(await CountAsync("Account WHERE AnnualRevenue > 25 AND AnnualRevenue < 75"), 180, 200);
        Assert.InRange(await CountAsync("Account WHERE NumberOfEmployees = 3"), 40, 95);
        Assert.Equal(200, await CountAsync("Account WHERE CALENDAR_YEAR(CreatedDate) = 2020"));
        Assert.Equal(0, await CountAsync("Contact WHERE AccountId = null"));
        Assert.Equal(50, await CountAsync("Case WHERE Contact.Account.Key__c LIKE 'K%'"));
    }

    [Fact]
    public async Task They_are_the_same_every_time_and_others_with_another_seed_value()
    {
        var first = await MadeAsync(Recipe);
        Assert.Equal(first, await MadeAsync(Recipe));
        Assert.NotEqual(first, await MadeAsync(Recipe.Replace("\"seedValue\": 7", "\"seedValue\": 8", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"recipe":[{"sobject":"Acount","count":1}]}""", "body.json:1: sObject type 'Acount' is not supported")]
    [InlineData("{\"recipe\":[{\"sobject\":\"Account\",\"count\":1,\"fields\":{\"Nmae\":1,\"LastActivityDate\":1,\"ParentId\":{\"reference\":\"Acount\"}}},\n{\"sobject\":\"Contact\",\"count\":-1,\"of\":\"Account\",\"colour\":1}]}",
        "body.json:2: \"count\" is a number, or the least and the most, from 0 to 10000000\nbody.json:2: \"colour\" is none of sobject, count, per, of, fields\nbody.json:2: \"of\" goes with \"per\"")]
    [InlineData("{\"recipe\":[{\"sobject\":\"Account\",\"count\":1,\"fields\":{\"Nmae\":1,\"LastActivityDate\":1,\"ParentId\":{\"reference\":\"Acount\"}}}]}",
        "body.json:1: INVALID_FIELD: No such column 'Nmae' on sobject of type Account\nbody.json:1: LastActivityDate is set by the org alone\nbody.json:1: sObject type 'Acount' is not supported")]
    [InlineData("""{"recipe":[{"sobject":"Account","count":2,"fields":{"Name":"x","Key__c":"same"}}]}""", "body.json:1: Account 2: DUPLICATE_VALUE: duplicate value found: Key__c duplicates value on record with id: 001FF0000000001")]
    [InlineData("""{"recipe":[{"sobject":"Contact","count":1,"fields":{"LastName":"x","AccountId":{"reference":"Account"}}}]}""", "body.json:1: Contact 1: FIELD_INTEGRITY_EXCEPTION: AccountId: the seed has no Account to choose from")]
    [InlineData("""{"recipe":[7,{"sobject":"Account"}]}""", "body.json:1: must be an object with a text \"sobject\"\nbody.json:1: must have a \"count\"")]
    [InlineData("""{"recipe":7}""", "body.json:1: a recipe is {\"seedValue\":7,\"recipe\":[…]}, without \"recipe\" of this kind")]
    public async Task Wrong_ones_say_why(string recipe, string problems) => Assert.Equal(problems, await org.ProblemsAsync(recipe));

    [Theory]
    [InlineData("\"{age}\"", "has no placeholder {age}, but {n}, {n:000}, {firstName}, {lastName}, {company}, {city}, {street}")]
    [InlineData("\"{n\"", "has a { without a }: {n")]
    [InlineData("null", "is a text, a number, true, false or an object")]
    [InlineData("{}", "has exactly one of text, choice, number, date, dateTime, chance, reference")]
    [InlineData("{\"colour\":1}", "has exactly one of text, choice, number, date, dateTime, chance, reference")]
    [InlineData("{\"number\":[2,1]}", "has two bounds in a list, the lower one first")]
    [InlineData("{\"number\":[1,2],\"distribution\":\"odd\"}", "must be one of uniform, normal, skewed")]
    [InlineData("{\"choice\":[]}", "has nothing to choose from")]
    [InlineData("{\"choice\":{\"a\":-1}}", "has a weight below 0")]
    [InlineData("{\"date\":[\"2026-01-01\",\"soon\"]}", "must be a day such as 2026-05-01")]
    [InlineData("{\"chance\":2}", "has a share from 0 to 1")]
    public async Task Wrong_draws_say_why(string draw, string problem) =>
        Assert.Equal($"body.json:1: \"Name\" {problem}", await org.ProblemsAsync($$$"""{"recipe":[{"sobject":"Account","count":1,"fields":{"Name":{{{draw}}}}}]}"""));

    private async Task<string> MadeAsync(string recipe)
    {
        await org.ResetAsync();
        Assert.Equal("none", await org.ProblemsAsync(recipe));
        var export = JsonDocument.Parse(await org.Org.Client.GetStringAsync("/_fakeforce/export", Server.Ending)).RootElement;
        return string.Join('\n', export.EnumerateObject().SelectMany(table => table.Value.EnumerateArray()).Select(record => string.Join(' ', record.EnumerateObject().Where(member => !IsStamp(member.Name)).Select(member => member.Value))));
    }

    private static bool IsStamp(string name) => name is "LastModifiedDate" or "SystemModstamp" or "CreatedDate";

    private async Task<int> CountAsync(string from) => (await org.Org.QueryAsync("SELECT COUNT() FROM " + from)).Json.GetProperty("totalSize").GetInt32();
}
