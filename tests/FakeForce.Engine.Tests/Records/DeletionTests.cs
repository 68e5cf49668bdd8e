namespace FakeForce.Engine.Tests.Records;

public sealed class DeletionTests
{
    private readonly SavingOrg org = new();

    [Fact]
    public void Details_of_details_go_along_and_come_back()
    {
        var (master, detail, leaf) = Tree();
        Assert.True(org.Delete(master).Success);
        Assert.All([master, detail, leaf], id => Assert.True(org.Row(id).IsDeleted));
        org.Later();
        Assert.True(org.Undelete(master).Success);
        Assert.All([master, detail, leaf], id => Assert.True(org.Row(id).IsLive));
        Assert.Equal("false", org.Values(leaf, "IsDeleted"));
    }

    [Fact]
    public void What_was_deleted_before_its_master_stays_in_the_bin()
    {
        var (master, detail, leaf) = Tree();
        Assert.True(org.Delete(leaf).Success);
        org.Later();
        Assert.True(org.Delete(master).Success);
        org.Later();
        Assert.True(org.Undelete(master).Success);
        Assert.Equal((true, false), (org.Row(detail).IsLive, org.Row(leaf).IsLive));
    }

    [Fact]
    public void What_was_deleted_before_its_master_stays_in_the_bin_even_within_one_second()
    {
        var (master, detail, leaf) = Tree();
        Assert.True(org.Delete(leaf).Success);
        Assert.True(org.Delete(master).Success);
        Assert.True(org.Undelete(master).Success);
        Assert.Equal((true, false), (org.Row(detail).IsLive, org.Row(leaf).IsLive));
    }

    [Fact]
    public void A_circle_of_cascades_ends()
    {
        var first = org.Add("Master__c", ("Must__c", "1"));
        var second = org.Add("Master__c", ("Must__c", "2"), ("Ring__c", first.ToString()));
        Assert.True(org.Change(first, ("Ring__c", second.ToString())).Success);
        Assert.True(org.Delete(first).Success);
        Assert.Equal((true, true), (org.Row(first).IsDeleted, org.Row(second).IsDeleted));
    }

    [Fact]
    public void Deleting_twice_is_refused()
    {
        var id = org.Add("Account", ("Name", "A"));
        Assert.True(org.Delete(id).Success);
        Assert.Equal("ENTITY_IS_DELETED", Assert.Single(org.Delete(id).Errors).Code);
        Assert.Equal("ENTITY_IS_DELETED", Assert.Single(org.Change(id, ("Name", "B")).Errors).Code);
    }

    [Fact]
    public void Only_what_is_in_the_bin_comes_back()
    {
        var id = org.Add("Account", ("Name", "A"));
        Assert.Equal("UNDELETE_FAILED", Assert.Single(org.Undelete(id).Errors).Code);
    }

    [Fact]
    public void A_unique_value_taken_meanwhile_keeps_its_former_owner_in_the_bin()
    {
        var old = org.Add("Master__c", ("Must__c", "x"), ("Key__c", "k"));
        Assert.True(org.Delete(old).Success);
        var heir = org.Add("Master__c", ("Must__c", "x"), ("Key__c", "K"));
        var error = Assert.Single(org.Undelete(old).Errors);
        Assert.Equal(("DUPLICATE_VALUE", $"duplicate value found: Key__c duplicates value on record with id: {heir.ToShortString()}"), (error.Code, error.Message));
        Assert.True(org.Row(old).IsDeleted);
    }

    [Fact]
    public void Emptying_the_bin_ends_a_record_and_what_went_with_it()
    {
        var (master, detail, leaf) = Tree();
        Assert.False(org.Empty(master).Success);
        Assert.True(org.Delete(master).Success);
        Assert.True(org.Empty(master).Success);
        Assert.All([master, detail, leaf], id => Assert.False(org.Row(id).Exists));
        Assert.Equal("INVALID_CROSS_REFERENCE_KEY", Assert.Single(org.Undelete(master).Errors).Code);
    }

    [Fact]
    public void Look_ups_are_cleared_and_stamped()
    {
        var account = org.Add("Account", ("Name", "A"));
        var child = org.Add("Account", ("Name", "B"), ("ParentId", account.ToString()));
        org.Later();
        Assert.True(org.Delete(account).Success);
        Assert.Equal("null, 1777629660000", org.Values(child, "ParentId", "LastModifiedDate"));
    }

    private (RecordId Master, RecordId Detail, RecordId Leaf) Tree()
    {
        var master = org.Add("Master__c", ("Must__c", "x"));
        var detail = org.Add("Detail__c", ("Name", "d"), ("Master__c", master.ToString()));
        return (master, detail, org.Add("Leaf__c", ("Name", "l"), ("Detail__c", detail.ToString())));
    }
}
