namespace FakeForce.Engine.Tests.Records;

public sealed class SavePipelineTests
{
    private readonly SavingOrg org = new();

    [Fact]
    public void Insert_without_required_fields_reports_all_of_them()
    {
        var error = Assert.Single(org.Save("Opportunity", ("Amount", "1")).Errors);
        Assert.Equal("REQUIRED_FIELD_MISSING", error.Code);
        Assert.Equal(["CloseDate", "Name", "StageName"], error.Fields.Order(StringComparer.Ordinal));
        Assert.Equal($"Required fields are missing: [{string.Join(", ", error.Fields)}]", error.Message);
    }

    [Fact]
    public void A_default_stands_in_for_a_required_field()
    {
        var id = org.Add("Master__c", ("Must__c", "x"));
        Assert.Equal("7", org.Values(id, "Also__c"));
    }

    [Fact]
    public void An_explicit_null_beats_the_default() =>
        Assert.Equal("Required fields are missing: [Also__c]", Assert.Single(org.Save("Master__c", ("Must__c", "x"), ("Also__c", null)).Errors).Message);

    [Fact]
    public void A_refused_record_writes_nothing()
    {
        var before = org.Transaction.Changes.Count;
        Assert.False(org.Save("Contact", ("FirstName", "x")).Success);
        Assert.False(org.Save("Master__c", ("Must__c", "x"), ("Also__c", "99999")).Success);
        Assert.Equal(before, org.Transaction.Changes.Count);
    }

    [Fact]
    public void Unreadable_values_are_all_reported()
    {
        var errors = org.Save("Contact", ("Email", "x"), ("Birthdate", "yesterday"), ("LastName", new string('x', 81))).Errors;
        Assert.Equal(["INVALID_EMAIL_ADDRESS", "INVALID_FIELD", "STRING_TOO_LONG"], errors.Select(e => e.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_update_leaves_other_fields_alone()
    {
        var id = org.Add("Account", ("Name", "A"), ("Phone", "1"), ("Industry", "Energy"));
        Assert.True(org.Change(id, ("Phone", null)).Success);
        Assert.Equal("A, null, Energy", org.Values(id, "Name", "Phone", "Industry"));
    }

    [Fact]
    public void Stamps_are_whole_seconds_of_the_transaction()
    {
        var id = org.Add("Account", ("Name", "A"));
        org.Later(TimeSpan.FromMilliseconds(1_700));
        Assert.True(org.Change(id, ("Phone", "1")).Success);
        Assert.Equal("1777629600000, 1777629601000, 1777629601000", org.Values(id, "CreatedDate", "LastModifiedDate", "SystemModstamp"));
    }

    [Fact]
    public void Unknown_fields_end_the_request() =>
        Assert.Equal("No such column 'nope' on sobject of type Account", Assert.Throws<SalesforceException>(() => org.Save("Account", ("Name", "A"), ("nope", "1"))).Message);

    [Theory]
    [InlineData("Key__c", "a", "A", false)]
    [InlineData("Key__c", "é", "É", false)]
    [InlineData("Exact__c", "a", "A", true)]
    [InlineData("Exact__c", "a", "a", false)]
    public void Unique_values_clash_by_the_field_s_case(string field, string first, string second, bool allowed)
    {
        var id = org.Add("Master__c", ("Must__c", "x"), (field, first));
        var result = org.Save("Master__c", ("Must__c", "x"), (field, second));
        Assert.Equal(allowed, result.Success);
        if (!allowed) Assert.Equal($"duplicate value found: {field} duplicates value on record with id: {id.ToShortString()}", result.Errors[0].Message);
    }

    [Fact]
    public void Nulls_never_clash()
    {
        org.Add("Master__c", ("Must__c", "x"), ("Key__c", null));
        org.Add("Master__c", ("Must__c", "x"), ("Key__c", " "));
    }

    [Fact]
    public void A_value_can_move_within_one_transaction()
    {
        var first = org.Add("Master__c", ("Must__c", "x"), ("Key__c", "k"));
        var second = org.Add("Master__c", ("Must__c", "x"));
        Assert.False(org.Change(second, ("Key__c", "K")).Success);
        Assert.True(org.Change(first, ("Key__c", null)).Success);
        Assert.True(org.Change(second, ("Key__c", "K")).Success);
    }

    [Fact]
    public void A_custom_record_without_a_name_bears_its_id()
    {
        var id = org.Add("Master__c", ("Must__c", "x"));
        Assert.Equal(id.ToString(), org.Values(id, "Name"));
    }

    [Fact]
    public void Auto_numbers_count_on_across_transactions()
    {
        Assert.Equal("00001000", org.Values(org.Add("Case"), "CaseNumber"));
        org.Later();
        Assert.Equal("00001001", org.Values(org.Add("Case"), "CaseNumber"));
    }
}
