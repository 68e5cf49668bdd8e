using FakeForce.Engine.Events;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Events;

/// <summary>Change Data Capture Developer Guide, the pages named at each test.</summary>
public sealed class ChangeCaptureTests
{
    private readonly ChangeOrg org = new();

    // "ChangeEventHeader Fields", "Get Compound Fields in Change Events".
    [Fact]
    public void A_create_has_the_header_and_the_fields_with_values()
    {
        var id = org.Add("Account", ("Name", "Acme"), ("BillingStreet", "415 Mission Street"), ("BillingCity", "San Francisco"));
        var change = Assert.Single(org.Changes());
        Assert.Matches($$"""^\{ChangeEventHeader:\{entityName:Account,recordIds:\[{{id}}\],changeType:CREATE,changeOrigin:com/salesforce/api/rest/66\.0;client=Astro,transactionKey:[0-9a-f-]{36},sequenceNumber:1,commitTimestamp:1777629600000,commitNumber:\d+,commitUser:{{ChangeOrg.Astro.UserId}},changedFields:\[\]\},Name:Acme,""", change);
        Assert.Contains("BillingAddress:{Street:415 Mission Street,City:San Francisco}", change, StringComparison.Ordinal);
        Assert.Contains("CreatedDate:2026-05-01T10:00:00.000Z", change, StringComparison.Ordinal);
        Assert.DoesNotContain("ShippingAddress", change, StringComparison.Ordinal);
    }

    // "Change Event Body Fields".
    [Fact]
    public void An_update_has_the_changed_fields_and_LastModifiedDate()
    {
        var id = org.Add("Account", ("Name", "Acme"), ("Phone", "1"), ("BillingStreet", "Old"), ("BillingCity", "Paris"));
        org.Changes();
        org.Clock.Advance(TimeSpan.FromMinutes(1));
        org.Change(id, ("Industry", "Apparel"), ("Phone", null), ("BillingStreet", "New"));
        var change = Assert.Single(org.Changes());
        Assert.Contains("changeType:UPDATE", change, StringComparison.Ordinal);
        Assert.EndsWith("changedFields:[Phone,Industry,LastModifiedDate,BillingAddress.Street]},BillingAddress:{Street:New},Phone:null,Industry:Apparel,LastModifiedDate:2026-05-01T10:01:00.000Z}", change, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contacts_name_changes_by_its_parts()
    {
        var id = org.Add("Contact", ("FirstName", "Ann"), ("LastName", "Lee"));
        Assert.Contains("Name:{FirstName:Ann,LastName:Lee}", Assert.Single(org.Changes()), StringComparison.Ordinal);
        org.Change(id, ("FirstName", "Anne"));
        Assert.EndsWith("changedFields:[LastModifiedDate,Name.FirstName]},Name:{FirstName:Anne},LastModifiedDate:2026-05-01T10:00:00.000Z}", Assert.Single(org.Changes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Delete_and_undelete()
    {
        var id = org.Add("Account", ("Name", "Acme"));
        org.Changes();
        org.Write(transaction => org.Delete(transaction, id));
        Assert.EndsWith("changedFields:[]}}", Assert.Single(org.Changes()), StringComparison.Ordinal);
        org.Write(transaction => Deletion.Undelete(transaction, new Caller(default, 68), org.Org.Catalog["Account"], id));
        var undeleted = Assert.Single(org.Changes());
        Assert.Contains("changeType:UNDELETE", undeleted, StringComparison.Ordinal);
        Assert.Contains("Name:Acme", undeleted, StringComparison.Ordinal);
    }

    // "General Considerations": emptying the recycle bin is no change.
    [Fact]
    public void Leaving_the_recycle_bin_for_good_is_no_event()
    {
        var id = org.Add("Account", ("Name", "Acme"));
        org.Write(transaction => org.Delete(transaction, id));
        org.Changes();
        org.Write(transaction => Deletion.EmptyFromBin(transaction, org.Org.Catalog["Account"], id));
        Assert.Empty(org.Changes());
    }

    // "General Considerations", the case whose priority a trigger changes.
    [Fact]
    public void Several_writes_of_a_record_in_one_transaction_are_one_event()
    {
        org.Write(transaction => org.Change(transaction, org.Add(transaction, "Account", ("Name", "Acme"), ("Rating", "Warm")), ("Rating", "Hot")));
        var change = Assert.Single(org.Changes());
        Assert.Contains("changeType:CREATE", change, StringComparison.Ordinal);
        Assert.Contains("Rating:Hot", change, StringComparison.Ordinal);
    }

    // "Merged Change Events".
    [Fact]
    public void The_same_change_of_several_records_is_one_event()
    {
        var ids = Enumerable.Range(0, 3).Select(i => org.Add("Account", ("Name", "A" + i))).ToList();
        org.Changes();
        org.Write(transaction =>
        {
            foreach (var id in ids) org.Change(transaction, id, ("Industry", "Apparel"));
            return org.Change(transaction, ids[2], ("Rating", "Hot"));
        });
        var changes = org.Changes();
        Assert.Equal(2, changes.Count);
        Assert.Contains($"recordIds:[{ids[0]},{ids[1]}]", changes[0], StringComparison.Ordinal);
        Assert.Contains($"recordIds:[{ids[2]}]", changes[1], StringComparison.Ordinal);
        Assert.Contains("sequenceNumber:2", changes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_selected_or_rolled_back_is_no_event()
    {
        org.Add("Lead", ("LastName", "Lee"), ("Company", "Acme"));
        Assert.Throws<InvalidOperationException>(() => org.Write<bool>(transaction =>
        {
            org.Add(transaction, "Account", ("Name", "Acme"));
            throw new InvalidOperationException();
        }));
        Assert.Empty(org.Changes());
    }

    // "Gap Events": an event that would be longer than a megabyte has a header and nothing else.
    [Fact]
    public void A_change_of_more_than_a_megabyte_is_a_gap()
    {
        var large = new ChangeOrg(null, [.. Enumerable.Range(0, 8).Select(i => new CustomFieldDefinition { FullName = $"Text{i}__c", Type = CustomFieldType.LongTextArea, Length = 131_072 })]);
        (string, string?)[] Texts(int count, char letter) => [.. Enumerable.Range(0, count).Select(i => ($"Text{i}__c", (string?)new string(letter, 131_000)))];
        var id = large.Add("Account", [("Name", "Small"), .. Texts(7, 'a')]);
        Assert.Contains("changeType:CREATE", Assert.Single(large.Changes()), StringComparison.Ordinal);
        var gone = large.Add("Account", [("Name", "Large"), .. Texts(8, 'a')]);
        Assert.Matches($$"""^\{ChangeEventHeader:\{entityName:Account,recordIds:\[{{gone}}\],changeType:GAP_CREATE,.*,changedFields:\[\]\}\}$""", Assert.Single(large.Changes()));
        large.Change(id, Texts(8, 'b'));
        Assert.Matches("changeType:GAP_UPDATE,.*,changedFields:\\[\\]\\}\\}$", Assert.Single(large.Changes()));
        large.Change(id, ("Text0__c", "short"));
        Assert.Contains("changedFields:[LastModifiedDate,Text0__c]},LastModifiedDate:2026-05-01T10:00:00.000Z,Text0__c:short}", Assert.Single(large.Changes()), StringComparison.Ordinal);
    }

    // "General Considerations": all components of a custom geolocation are published, whether they changed or not.
    [Fact]
    public void A_geolocation_comes_with_both_components()
    {
        var located = new ChangeOrg(null, new CustomFieldDefinition { FullName = "Spot__c", Type = CustomFieldType.Location, Scale = 5 });
        var id = located.Add("Account", ("Name", "Acme"), ("Spot__Latitude__s", "37.5"), ("Spot__Longitude__s", "-122.25"));
        Assert.EndsWith("Spot__c:{Latitude:37.5,Longitude:-122.25}}", Assert.Single(located.Changes()), StringComparison.Ordinal);
        located.Change(id, ("Spot__Latitude__s", "38"));
        Assert.EndsWith("changedFields:[LastModifiedDate,Spot__c.Latitude,Spot__c.Longitude]},LastModifiedDate:2026-05-01T10:00:00.000Z,Spot__c:{Latitude:38,Longitude:-122.25}}", Assert.Single(located.Changes()), StringComparison.Ordinal);
    }

    // "Overflow Events".
    [Fact]
    public void A_hundred_thousand_changes_are_events_and_one_more_is_an_overflow()
    {
        org.Write(transaction =>
        {
            for (var i = 0; i <= ChangeCapture.MostChanges; i++) org.Add(transaction, "Account", ("Name", "A" + i));
            return true;
        });
        var change = Assert.Single(org.Changes());
        Assert.Contains("recordIds:[000000000000000AAA],changeType:GAP_OVERFLOW", change, StringComparison.Ordinal);
        Assert.EndsWith("changedFields:[]}}", change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_is_no_change()
    {
        org.Add("Account", ("Name", "Acme"));
        org.Changes();
        await org.Org.ResetAsync(TestContext.Current.CancellationToken);
        Assert.Empty(org.Changes());
    }
}
