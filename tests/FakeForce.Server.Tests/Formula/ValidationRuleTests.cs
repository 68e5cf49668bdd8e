namespace FakeForce.Server.Tests.Formula;

public sealed class ValidationRuleTests
{
    private const string Definitions = """
        {"objects":[{"fullName":"Bill__c","fields":[
           {"fullName":"Amount__c","type":"Number","precision":10,"scale":2},
           {"fullName":"Parts__c","type":"Number","precision":10,"scale":0},
           {"fullName":"Status__c","type":"Picklist","valueSet":["Open","Paid"]},
           {"fullName":"Total__c","type":"Number","precision":18,"scale":2,"formula":"Amount__c * 2"}]}],
         "validationRules":[
           {"fullName":"Bill__c.Positive","active":true,"errorConditionFormula":"Amount__c < 0","errorMessage":"Not below zero","errorDisplayField":"Amount__c"},
           {"fullName":"Bill__c.Bounded","errorConditionFormula":"Total__c < -100","errorMessage":"Far too low","description":"for people"},
           {"fullName":"Bill__c.Paid_stays","errorConditionFormula":"ISCHANGED(Status__c) && ISPICKVAL(PRIORVALUE(Status__c), \"Paid\") && NOT(ISNEW())","errorMessage":"It is paid"},
           {"fullName":"Bill__c.Share","errorConditionFormula":"NOT(ISBLANK(Parts__c)) && Amount__c / Parts__c > 1000","errorMessage":"Too much"},
           {"fullName":"Bill__c.Asleep","active":false,"errorConditionFormula":"TRUE","errorMessage":"Never"}]}
        """;

    [Fact]
    public async Task All_rules_that_a_record_breaks_say_so()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions));
        await org.CreateAsync("Bill__c", """{"Amount__c":5}""");
        var refused = await org.SendAsync("POST", "/sobjects/Bill__c", """{"Amount__c":-60}""");
        Assert.Equal("""[{"message":"Not below zero","errorCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","fields":["Amount__c"]},{"message":"Far too low","errorCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","fields":[]}]""", refused.Body);
        Assert.Equal("""[[1]]""", await FormulaFieldTests.RowsAsync(org, "SELECT COUNT(Id) n FROM Bill__c"));
    }

    [Fact]
    public async Task A_rule_sees_what_the_record_was()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions));
        var id = await org.CreateAsync("Bill__c", """{"Amount__c":5,"Status__c":"Paid"}""");
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Bill__c/{id}", """{"Amount__c":6}""")).Status);
        var refused = await org.SendAsync("PATCH", $"/sobjects/Bill__c/{id}", """{"Status__c":"Open"}""");
        Assert.Equal("It is paid", refused.Json[0].GetProperty("message").GetString());
        Assert.Equal("""[["Paid"]]""", await FormulaFieldTests.RowsAsync(org, "SELECT Status__c FROM Bill__c"));
    }

    [Fact]
    public async Task A_formula_that_fails_stops_the_save()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions));
        var refused = await org.SendAsync("POST", "/sobjects/Bill__c", """{"Amount__c":5,"Parts__c":0}""");
        Assert.Equal("""[{"message":"Validation Formula \"Share\" Invalid (Division by zero)","errorCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","fields":[]}]""", refused.Body);
    }

    [Fact]
    public async Task Each_record_of_a_request_is_judged_by_itself()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions));
        var answer = await org.SendAsync("POST", "/composite/sobjects", """{"allOrNone":false,"records":[{"attributes":{"type":"Bill__c"},"Amount__c":1},{"attributes":{"type":"Bill__c"},"Amount__c":-1}]}""");
        Assert.Equal([true, false], answer.Json.EnumerateArray().Select(result => result.GetProperty("success").GetBoolean()));
        Assert.Equal("FIELD_CUSTOM_VALIDATION_EXCEPTION", answer.Json[1].GetProperty("errors")[0].GetProperty("statusCode").GetString());
    }

    [Fact]
    public async Task Rules_that_do_not_fit_stop_the_start()
    {
        var invalid = await Assert.ThrowsAnyAsync<Exception>(() => TestOrg.StartAsync(FormulaFieldTests.Options("""
            {"validationRules":[
              {"fullName":"Account.A","errorConditionFormula":"Amount","errorMessage":"x"},
              {"fullName":"Account.B","errorConditionFormula":"1","errorMessage":"x"},
              {"fullName":"Account.C","errorConditionFormula":"TRUE"},
              {"fullName":"Nope__c.D","errorConditionFormula":"TRUE","errorMessage":"x"},
              {"fullName":"Account.E","errorConditionFormula":"TRUE","errorMessage":"x","errorDisplayField":"Nope__c"}]}
            """)));
        var text = invalid.ToString();
        Assert.Contains("validationRules: Account.A: errorConditionFormula: Field Amount does not exist. Check spelling.", text, StringComparison.Ordinal);
        Assert.Contains("validationRules: Account.B: errorConditionFormula: Formula result is data type (Number), incompatible with expected data type (true or false).", text, StringComparison.Ordinal);
        Assert.Contains("validationRules: Account.C: errorMessage has 1 to 255 characters", text, StringComparison.Ordinal);
        Assert.Contains("validationRules: Nope__c.D: there is no object Nope__c", text, StringComparison.Ordinal);
        Assert.Contains("validationRules: Account.E: Account has no field Nope__c", text, StringComparison.Ordinal);
    }
}
