using FakeForce.Engine.Events;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Events.Avro;

namespace FakeForce.Engine.Tests.Events;

public sealed class PlatformEventTests
{
    private readonly ChangeOrg org = new();

    [Fact]
    public void Publishing_answers_OPERATION_ENQUEUED_with_the_uuid_of_the_event()
    {
        var result = org.Write(transaction => Publish(transaction, "Low_Ink__e", ("Printer_Model__c", "XZO-5"), ("Ink_Percentage__c", "0.2")));
        var entry = Assert.Single(Events("Low_Ink__e"));
        Assert.True(result.Success);
        Assert.Equal(("OPERATION_ENQUEUED", entry.Uuid.ToString()), (result.Enqueued!.Code, result.Enqueued.Message));
        Assert.StartsWith("e00", result.Id!.Value.ToString(), StringComparison.Ordinal);
        Assert.Equal("{CreatedDate:2026-05-01T10:00:00.000Z,CreatedById:" + ChangeOrg.Astro.UserId + ",Printer_Model__c:XZO-5,Serial_Number__c:null,Ink_Percentage__c:0.2}",
            ChangeOrg.Readable(org.Org.Events.SchemaOf("Low_Ink__e")!, entry));
    }

    // Platform Events Developer Guide, "Considerations for Defining and Publishing Platform Events": attributes of fields are enforced.
    [Theory]
    [InlineData("REQUIRED_FIELD_MISSING", "Serial_Number__c", "1")]
    [InlineData("STRING_TOO_LONG", "Printer_Model__c", "123456789012345678901")]
    [InlineData("INVALID_FIELD_FOR_INSERT_UPDATE", "ReplayId", "1")]
    public void Fields_are_checked_and_nothing_is_published(string code, string field, string value)
    {
        var result = org.Write(transaction => Publish(transaction, "Low_Ink__e", (field, value)));
        Assert.Equal(code, Assert.Single(result.Errors).Code);
        Assert.Empty(Events("Low_Ink__e"));
    }

    // PublishImmediately is not undone by allOrNone, PublishAfterCommit is ("Platform Event Fields").
    [Theory]
    [InlineData("Low_Ink__e", 1, true)]
    [InlineData("Late__e", 0, false)]
    public void All_or_none_takes_back_what_waits_for_the_commit(string name, int published, bool isSuccess)
    {
        var results = org.Write(transaction => ManyRecords.Run(transaction,
            [t => Publish(t, name, ("Printer_Model__c", "X")), t => Publish(t, name)], allOrNone: true));
        Assert.Equal((published, isSuccess, false), (Events(name).Count, results[0].Success, results[1].Success));
    }

    [Fact]
    public void Events_cannot_be_queried_updated_or_deleted()
    {
        var type = org.Org.Catalog["Low_Ink__e"];
        Assert.Equal(SObjectFlags.Createable, type.Flags & (SObjectFlags.Createable | SObjectFlags.Updateable | SObjectFlags.Deletable | SObjectFlags.Queryable | SObjectFlags.Retrieveable | SObjectFlags.Searchable));
        org.Write(transaction => Publish(transaction, "Low_Ink__e", ("Printer_Model__c", "X")));
        Assert.Equal(0, org.Org.State.TableOf(type).Count);
    }

    [Fact]
    public void Definitions_are_checked_and_all_problems_told()
    {
        var problems = Assert.Throws<InvalidDefinitionException>(() => EventCatalog.With(
            new PlatformEventDefinition { FullName = "Bad__c" },
            new PlatformEventDefinition { FullName = "Low__e", Fields = [new() { FullName = "Pick__c", Type = CustomFieldType.Email }] })).Problems;
        Assert.Equal(["Bad__c", "Low__e.Pick__c"], problems.Select(problem => problem.Split(':')[0]));
    }

    private SaveResult Publish(Transaction transaction, string name, params (string Name, string? Value)[] values) =>
        SavePipeline.Insert(transaction, ChangeOrg.Astro, org.Org.Catalog[name], ChangeOrg.Input(values));

    private List<EventEntry> Events(string name)
    {
        var buffer = new EventEntry[100];
        return [.. buffer.Take(EventOrg.Open(org.Org, "/event/" + name, ReplayFrom.Earliest).Read(buffer))];
    }
}
