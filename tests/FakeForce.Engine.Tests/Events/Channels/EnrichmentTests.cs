using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Journal;

namespace FakeForce.Engine.Tests.Events.Channels;

/// <summary>Change Data Capture Developer Guide, "Enrich Change Events with Extra Fields" and "Event Enrichment Considerations".</summary>
public sealed class EnrichmentTests
{
    private readonly ChannelOrg org = new(null, "AccountNumber", "Industry", "BillingAddress");

    [Fact]
    public void An_update_has_enriched_fields_that_did_not_change()
    {
        var id = Add();
        org.Changes.Change(id, ("Fax", "4155551212"));
        var entry = Assert.Single(org.Entries());
        var change = org.Readable(entry);
        Assert.Contains("changedFields:[Fax,LastModifiedDate]}", change, StringComparison.Ordinal);
        Assert.EndsWith("BillingAddress:{Street:415 Mission Street,City:San Francisco},Fax:4155551212,AccountNumber:1ABC,Industry:Biotechnology,LastModifiedDate:2026-05-01T10:00:00.000Z}", change, StringComparison.Ordinal);
        Assert.Contains("BillingAddress:{Street:415 Mission Street,City:San Francisco,State:null,PostalCode:null,Country:null,Latitude:null,Longitude:null,GeocodeAccuracy:null},ShippingAddress:null", org.Whole(entry), StringComparison.Ordinal);
        Assert.DoesNotContain("Industry", org.Readable(org.PlainEntries()[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void So_has_a_deletion()
    {
        var id = Add();
        org.Changes.Write(transaction => org.Changes.Delete(transaction, id));
        Assert.EndsWith("changedFields:[]},BillingAddress:{Street:415 Mission Street,City:San Francisco},AccountNumber:1ABC,Industry:Biotechnology}", Assert.Single(org.Read()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_record_that_is_gone_nothing_is_known()
    {
        var id = Add();
        org.Changes.Write(transaction => org.Changes.Delete(transaction, id));
        org.Changes.Write(transaction => Deletion.EmptyFromBin(transaction, org.Changes.Org.Catalog["Account"], id));
        Assert.EndsWith("changedFields:[]}}", Assert.Single(org.Read()), StringComparison.Ordinal);
    }

    [Fact]
    public void Creations_and_undeletions_are_as_they_are()
    {
        var id = org.Changes.Add("Account", ("Name", "Acme"));
        org.Changes.Write(transaction => org.Changes.Delete(transaction, id));
        org.Entries();
        org.Changes.Write(transaction => Deletion.Undelete(transaction, new Caller(default, 68), org.Changes.Org.Catalog["Account"], id));
        org.Changes.Add("Account", ("Name", "Other"));
        var channel = org.Entries();
        Assert.Equal(2, channel.Count);
        Assert.Equal(org.PlainEntries()[^2..].Select(org.Whole), channel.Select(org.Whole));
    }

    [Fact]
    public void Fields_without_a_value_are_left_out()
    {
        var id = org.Changes.Add("Account", ("Name", "Acme"));
        org.Entries();
        org.Changes.Change(id, ("Fax", "1"));
        var entry = Assert.Single(org.Entries());
        Assert.EndsWith("},Fax:1,LastModifiedDate:2026-05-01T10:00:00.000Z}", org.Readable(entry), StringComparison.Ordinal);
        Assert.Contains("Industry:null", org.Whole(entry), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_became_null_is_a_changed_one()
    {
        var id = Add();
        org.Changes.Change(id, ("Industry", null));
        Assert.Contains("AccountNumber:1ABC,Industry:null,", Assert.Single(org.Read()), StringComparison.Ordinal);
    }

    // "the replayed event message contains the latest value … The only exception is when the enriched fields are part of the changed fields".
    [Fact]
    public void Values_are_those_of_the_delivery_but_changed_ones_those_of_the_change()
    {
        var id = Add();
        org.Changes.Change(id, ("Industry", "Apparel"));
        org.Changes.Change(id, ("Industry", "Banking"), ("AccountNumber", "2DEF"));
        var first = org.Read()[0];
        Assert.Contains("AccountNumber:2DEF,Industry:Apparel", first, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compound_of_which_a_part_changed_gets_its_other_parts()
    {
        var id = Add();
        org.Changes.Change(id, ("BillingCity", "Oakland"));
        org.Changes.Change(id, ("BillingCity", "Berkeley"), ("BillingStreet", "Shattuck Avenue"));
        Assert.Contains("BillingAddress:{Street:Shattuck Avenue,City:Oakland}", org.Read()[0], StringComparison.Ordinal);
    }

    // "they contain duplicate ReplayId values and only one record ID".
    [Fact]
    public void An_event_of_several_records_becomes_one_of_each()
    {
        var ids = new[] { Add(), Add() };
        org.Changes.Write(transaction =>
        {
            foreach (var id in ids) org.Changes.Change(transaction, id, ("Fax", "1"));
            return 0;
        });
        org.Changes.Change(ids[1], ("AccountNumber", "2DEF"));
        var merged = org.PlainEntries()[^2];
        Assert.Contains($"recordIds:[{ids[0]},{ids[1]}]", org.Readable(merged), StringComparison.Ordinal);
        var entries = org.Entries();
        Assert.Equal([merged.ReplayId, merged.ReplayId], entries[..2].Select(entry => entry.ReplayId));
        Assert.Contains($"recordIds:[{ids[0]}],changeType:UPDATE", org.Readable(entries[0]), StringComparison.Ordinal);
        Assert.Contains("AccountNumber:1ABC", org.Readable(entries[0]), StringComparison.Ordinal);
        Assert.Contains($"recordIds:[{ids[1]}],changeType:UPDATE", org.Readable(entries[1]), StringComparison.Ordinal);
        Assert.Contains("AccountNumber:2DEF", org.Readable(entries[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void They_come_one_by_one_to_whoever_asks_for_one_and_none_is_lost()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Add()).ToList();
        org.Changes.Write(transaction => ids.Count(id => org.Changes.Change(transaction, id, ("Fax", "1")).Errors.Count == 0));
        var merged = org.PlainEntries()[^1];
        foreach (var id in ids[..4])
        {
            Assert.Contains($"recordIds:[{id}]", org.Readable(Assert.Single(org.Entries(1))), StringComparison.Ordinal);
            Assert.Equal(merged.ReplayId - 1, org.ReplayId);
        }
        var again = new EventEntry[10];
        Assert.Equal(5, org.Open(ReplayFrom.After(org.ReplayId)).Read(again));
        Assert.Single(org.Entries(1));
        Assert.Equal(merged.ReplayId, org.ReplayId);
    }

    [Fact]
    public void The_filter_looks_at_enriched_fields()
    {
        var filtered = new ChannelOrg("Industry = 'Biotechnology'", "Industry");
        var (wanted, other) = (filtered.Changes.Add("Account", ("Name", "A"), ("Industry", "Biotechnology")), filtered.Changes.Add("Account", ("Name", "B"), ("Industry", "Banking")));
        filtered.Entries();
        filtered.Changes.Write(transaction => filtered.Changes.Change(transaction, wanted, ("Fax", "1")).Errors.Count + filtered.Changes.Change(transaction, other, ("Fax", "1")).Errors.Count);
        Assert.Contains(wanted.ToString(), Assert.Single(filtered.Read()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_not_enriched()
    {
        var changes = new ChangeOrg(new EventOptions { Members = [new(EventChannelMember.Default, "AccountChangeEvent") { EnrichedFields = ["Industry"] }] },
            [.. Enumerable.Range(0, 8).Select(i => new CustomFieldDefinition { FullName = $"Text{i}__c", Type = CustomFieldType.LongTextArea, Length = 131_072 })]);
        var id = changes.Add("Account", ("Name", "Acme"), ("Industry", "Apparel"));
        changes.Changes();
        changes.Change(id, [.. Enumerable.Range(0, 8).Select(i => ($"Text{i}__c", (string?)new string('a', 131_000)))]);
        Assert.Matches("changeType:GAP_UPDATE,.*,changedFields:\\[\\]\\}\\}$", Assert.Single(changes.Changes()));
    }

    // The event was written when the org had other fields: what it says is read by that definition, and so are its filter and enrichment.
    [Fact]
    public async Task Events_of_an_earlier_definition_are_filtered_and_enriched_too()
    {
        using var folder = new JournalFolder();
        Org Open(params string[] fields) => Org.Open(new OrgOptions
        {
            Data = folder.Path,
            Catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions { Fields = [.. fields.Select(name => KeyValuePair.Create("Account", new CustomFieldDefinition { FullName = name, Type = CustomFieldType.Text, Length = 20 }))] }),
            Events = new EventOptions { Members = [new(EventChannelMember.Default, "AccountChangeEvent") { FilterExpression = "Industry = 'Apparel'", EnrichedFields = ["Industry", "Phone"] }] },
        }, folder.Clock);
        var org = Open("Old__c");
        RecordId Save(Func<Transaction, SaveResult> save) => org.WriteAsync(save).AsTask().GetAwaiter().GetResult().Id!.Value;
        var id = Save(transaction => SavePipeline.Insert(transaction, ChangeOrg.Astro, org.Catalog["Account"], ChangeOrg.Input([("Name", "Acme"), ("Industry", "Apparel"), ("Phone", "1"), ("Old__c", "x")])));
        Save(transaction => SavePipeline.Update(transaction, ChangeOrg.Astro, org.Catalog["Account"], id, ChangeOrg.Input([("Old__c", "y")])));
        var written = org.Events.SchemaOf("AccountChangeEvent")!;
        await org.DisposeAsync();
        org = Open("Old__c", "New__c");
        Assert.NotEqual(written.Id, org.Events.SchemaOf("AccountChangeEvent")!.Id);
        var (entries, cursor) = (new EventEntry[10], EventOrg.Open(org, "/data/ChangeEvents", ReplayFrom.Earliest));
        Assert.Equal(2, cursor.Read(entries));
        Assert.EndsWith("Phone:1,Industry:Apparel,LastModifiedDate:2026-05-13T01:30:00.000Z,Old__c:y}", ChangeOrg.Readable(written, entries[1]), StringComparison.Ordinal);
        await org.DisposeAsync();
    }

    [Theory]
    [InlineData("Colour", "There is no field Colour on AccountChangeEvent")]
    [InlineData("BillingCity", "There is no field BillingCity on AccountChangeEvent")]
    [InlineData("Description", "Fields of the type of Description are not supported")]
    public void What_cannot_be_enriched_is_refused(string field, string problem) =>
        Assert.EndsWith(problem, Assert.Single(EventSetup.Problems(new OrgOptions { Catalog = new Engine.Schema.StandardCatalog(Engine.Schema.FeatureSet.None), Events = new() { Members = [new(EventChannelMember.Default, "AccountChangeEvent") { EnrichedFields = [field] }] } })), StringComparison.Ordinal);

    private RecordId Add()
    {
        var id = org.Changes.Add("Account", ("Name", "Acme"), ("Industry", "Biotechnology"), ("AccountNumber", "1ABC"), ("BillingStreet", "415 Mission Street"), ("BillingCity", "San Francisco"));
        org.Entries();
        return id;
    }
}
