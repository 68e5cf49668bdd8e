using FakeForce.Engine.Records;

namespace FakeForce.Engine.Tests.Records;

/// <summary>Merging records (SOAP API Developer Guide, "merge()").</summary>
public sealed class RecordMergeTests
{
    private readonly SavingOrg org = new();

    [Fact]
    public void What_hangs_on_the_others_hangs_on_the_master()
    {
        var (master, other, third) = (org.Add("Account", ("Name", "A")), org.Add("Account", ("Name", "B")), org.Add("Account", ("Name", "C")));
        var contact = org.Add("Contact", ("LastName", "L"), ("AccountId", other.ToString()));
        var opportunity = org.Add("Opportunity", ("Name", "O"), ("StageName", "Prospecting"), ("CloseDate", "2026-05-01"), ("AccountId", third.ToString()));
        var child = org.Add("Account", ("Name", "D"), ("ParentId", other.ToString()));
        var merged = Merge("Account", master, [other, third], ("Phone", "123"));
        Assert.True(merged.Success);
        Assert.Equal(new HashSet<RecordId> { contact, opportunity, child }, [.. merged.UpdatedRelatedIds]);
        Assert.Equal($"{master}, {master}, {master}", $"{org.Values(contact, "AccountId")}, {org.Values(opportunity, "AccountId")}, {org.Values(child, "ParentId")}");
        Assert.Equal("123", org.Values(master, "Phone"));
        Assert.Equal($"true, {master}", $"{(org.Row(other).IsDeleted ? "true" : "false")}, {org.Values(other, "MasterRecordId")}");
    }

    [Fact]
    public void What_cannot_be_merged_is_refused_whole()
    {
        var (master, other) = (org.Add("Account", ("Name", "A")), org.Add("Account", ("Name", "B")));
        var contact = org.Add("Contact", ("LastName", "L"), ("AccountId", other.ToString()));
        Assert.Equal("REQUIRED_FIELD_MISSING", Assert.Single(Merge("Account", master, [other], ("Name", null)).Errors).Code);
        Assert.Equal("INVALID_NUM_REC", Assert.Single(Merge("Account", master, []).Errors).Code);
        Assert.Equal("DUPLICATE_VALUE", Assert.Single(Merge("Account", master, [master]).Errors).Code);
        Assert.Equal("INVALID_CROSS_REFERENCE_KEY", Assert.Single(Merge("Account", master, [contact]).Errors).Code);
        Assert.Equal("INVALID_TYPE", Assert.Single(Merge("Opportunity", master, [other]).Errors).Code);
        Assert.True(org.Delete(other).Success);
        Assert.Equal("ENTITY_IS_DELETED", Assert.Single(Merge("Account", master, [other]).Errors).Code);
    }

    private MergeResult Merge(string type, RecordId master, RecordId[] victims, params (string Name, string? Value)[] values)
    {
        var input = new RecordInput();
        foreach (var (name, value) in values) input.Set(name, value);
        return RecordMerge.Merge(org.Transaction, new Caller(org.TheOne("User", "Username", "admin@fakeforce.test"), 66), org.Transaction.Catalog[type], master, input, victims);
    }
}
