using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Events.Avro;

public sealed class ReadableFormTests
{
    private static readonly SObjectType account = new StandardCatalog(FeatureSet.None)["Account"];

    [Fact]
    public void Platform_events_show_every_field_and_dates_as_texts()
    {
        var schema = EventSchemas.OfEvent(EventCatalog.With(EventCatalog.LowInk)["Low_Ink__e"]);
        var buffer = new AvroBuffer();
        buffer.Reserve(200);
        buffer.Number(1681065100517);
        buffer.Text("005D0000001cSZs");
        buffer.Reserve(200);
        buffer.Byte(2);
        buffer.Text("XZO-5");
        buffer.Reserve(20);
        buffer.Byte(0);
        buffer.Byte(2);
        buffer.Double(0.2);
        Assert.Equal("{CreatedDate:,2023-04-09T18:31:40.517Z,CreatedById:,005D0000001cSZs,Printer_Model__c:,XZO-5,Serial_Number__c:,null,Ink_Percentage__c:,0.2}".Replace(":,", ":", StringComparison.Ordinal),
            PayloadTexts.Of(visitor => ReadableForm.Visit(schema, buffer.Written, visitor), withNames: true));
    }

    [Fact]
    public void An_update_shows_the_changed_fields_and_null_where_one_was_cleared()
    {
        var shown = Shown(["LastModifiedDate", "Industry", "Phone", "BillingStreet", "BillingCity"], ("LastModifiedDate", Value.Of(1501010206000)), ("Industry", Value.Of("Apparel")), ("BillingStreet", Value.Of("415 Mission Street")));
        Assert.EndsWith("changedFields:[Phone,Industry,LastModifiedDate,BillingAddress.Street,BillingAddress.City]},"
            + "BillingAddress:{Street:415 Mission Street,City:null},Phone:null,Industry:Apparel,LastModifiedDate:2017-07-25T19:16:46.000Z}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("nulledFields", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_create_shows_what_has_a_value()
    {
        var shown = Shown(null, ("Name", Value.Of("Acme")), ("NumberOfEmployees", Value.Of(7L)));
        Assert.EndsWith("changedFields:[]},Name:Acme,NumberOfEmployees:7}", shown, StringComparison.Ordinal);
    }

    private static string Shown(string[]? changed, params (string Name, Value Value)[] values)
    {
        var schema = EventSchemas.OfChanges(account);
        var row = RandomRows.Pack(account, values.ToDictionary(value => value.Name, value => value.Value));
        var mask = new FieldMask(account.Fields.Count);
        foreach (var name in changed ?? []) mask.Add(EventCatalog.FieldOf(account, name));
        var buffer = new AvroBuffer();
        Headers.Write(buffer, [.. FieldBitmap.Write(schema, mask)]);
        var encoder = new RowEncoder(schema);
        if (changed is null) encoder.Write(row, buffer);
        else encoder.Write(row, mask, buffer);
        return PayloadTexts.Of(visitor => ReadableForm.Visit(schema, buffer.Written, visitor), withNames: true);
    }
}
