using Avro;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Events.Avro;

public sealed class SchemaTests
{
    // The ids of the guide's example and of a schema captured from an org (github.com, WolverineFxContrib.SalesforcePubSub, AvroRecordNameTests).
    [Theory]
    [InlineData("5E5OtZj5_Gm6Vax9XMXH9A", "Low_Ink__e")]
    [InlineData("K98aAtiNFBjA-PJlcvaQ2g", "CM_Test_Event_Two__e")]
    public void Ids_are_those_that_Salesforce_gives_to_the_same_definition(string id, string name)
    {
        var captured = new PlatformEventDefinition { FullName = "CM_Test_Event_Two__e", Fields = [new() { FullName = "Message__c", Type = CustomFieldType.Text, Length = 255 }] };
        Assert.Equal(id, EventSchemas.OfEvent(EventCatalog.With(EventCatalog.LowInk, captured)[name]).Id);
    }

    [Fact]
    public void The_compact_form_is_the_one_of_the_guide()
    {
        var type = EventCatalog.With(EventCatalog.LowInk)["Low_Ink__e"];
        string Id(string field) => Engine.Soql.Derived.Metadata.DurableIds.OfField(type, EventCatalog.FieldOf(type, field));
        Assert.Equal($$"""
            {"name":"Low_Ink__e","namespace":"com.sforce.eventbus","type":"record","fields":[{"name":"CreatedDate","type":"long","doc":"CreatedDate:DateTime"},{"name":"CreatedById","type":"string","doc":"CreatedBy:EntityId"},{"name":"Printer_Model__c","type":["null","string"],"doc":"Data:Text:{{Id("Printer_Model__c")}}","default":null},{"name":"Serial_Number__c","type":["null","string"],"doc":"Data:Text:{{Id("Serial_Number__c")}}","default":null},{"name":"Ink_Percentage__c","type":["null","double"],"doc":"Data:Double:{{Id("Ink_Percentage__c")}}","default":null}],"uuid":"5E5OtZj5_Gm6Vax9XMXH9A"}
            """, EventSchemas.OfEvent(type).Json);
    }

    // Order of the guide's examples of account change events, with RecordTypeId as in the live schema; the custom fields of its org left out.
    [Fact]
    public void Account_change_events_have_the_fields_of_the_guides_example()
    {
        var schema = EventSchemas.OfChanges(new StandardCatalog(FeatureSet.None)["Account"]);
        Assert.Equal(
            "ChangeEventHeader Name Type RecordTypeId ParentId BillingAddress ShippingAddress Phone Fax AccountNumber Website Sic Industry AnnualRevenue NumberOfEmployees "
            + "Ownership TickerSymbol Description Rating Site OwnerId CreatedDate CreatedById LastModifiedDate LastModifiedById Jigsaw JigsawCompanyId CleanStatus AccountSource "
            + "DunsNumber Tradestyle NaicsCode NaicsDesc YearStarted SicDesc DandbCompanyId OperatingHoursId",
            string.Join(' ', schema.Type.Fields.Select(field => field.Name)));
    }

    // Live schemas: github.com/Valeriyyy/SalesforceGRPC, SalesforceGrpc/avro.
    [Theory]
    [InlineData("Account", "Name", """{"name":"Name","type":["null","string",{"type":"record","name":"Switchable_PersonName","fields":[{"name":"Salutation","type":["null","string"],"default":null},{"name":"FirstName","type":["null","string"],"default":null},{"name":"LastName","type":["null","string"],"default":null}]}],"doc":"Data:Switchable_PersonName","default":null}""")]
    [InlineData("Account", "ShippingAddress", """{"name":"ShippingAddress","type":["null","Address"],"doc":"Data:Address","default":null}""")]
    [InlineData("Account", "NumberOfEmployees", """{"name":"NumberOfEmployees","type":["null","int"],"doc":"Data:Integer","default":null}""")]
    [InlineData("Account", "CleanStatus", """{"name":"CleanStatus","type":["null","string"],"doc":"Data:StaticEnum","default":null}""")]
    [InlineData("Account", "Industry", """{"name":"Industry","type":["null","string"],"doc":"Data:DynamicEnum","default":null}""")]
    [InlineData("Account", "Description", """{"name":"Description","type":["null","string"],"doc":"Data:StringPlusClob","default":null}""")]
    [InlineData("Account", "CreatedDate", """{"name":"CreatedDate","type":["null","long"],"doc":"CreatedDate:DateTime","default":null}""")]
    [InlineData("Account", "OwnerId", """{"name":"OwnerId","type":["null","string"],"doc":"ForeignKey:EntityId","default":null}""")]
    [InlineData("Contact", "Name", """{"name":"Name","type":["null",{"type":"record","name":"PersonName","fields":[{"name":"Salutation","type":["null","string"],"default":null},{"name":"FirstName","type":["null","string"],"default":null},{"name":"LastName","type":["null","string"],"default":null}]}],"doc":"Data:PersonName","default":null}""")]
    [InlineData("Contact", "Birthdate", """{"name":"Birthdate","type":["null","long"],"doc":"Data:DateOnly","default":null}""")]
    public void Fields_look_as_in_live_schemas(string type, string field, string json)
    {
        var schema = EventSchemas.OfChanges(new StandardCatalog(FeatureSet.None)[type]);
        Assert.Contains(field, schema.Type.Fields.Select(f => f.Name));
        Assert.Contains(json, schema.Json, StringComparison.Ordinal);
    }

    // "0x400000","4-0x01" and "0x400800" of the guide, whose org has no RecordTypeId: places from there on are one higher here.
    [Theory]
    [InlineData("LastModifiedDate", "0x800000")]
    [InlineData("LastModifiedDate BillingStreet", "0x800000 5-0x01")]
    [InlineData("LastModifiedDate Industry", "0x801000")]
    [InlineData("BillingStreet ShippingLatitude", "5-0x01 6-0x20")]
    [InlineData("Name", "0x02")]
    [InlineData("", "")]
    public void Bitmaps_are_hexadecimal_from_the_right(string names, string expected)
    {
        var type = new StandardCatalog(FeatureSet.None)["Account"];
        var schema = EventSchemas.OfChanges(type);
        var mask = new FieldMask(type.Fields.Count);
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries)) mask.Add(EventCatalog.FieldOf(type, name));
        var bitmaps = FieldBitmap.Write(schema, mask);
        Assert.Equal(expected, string.Join(' ', bitmaps));
        Assert.Equal(names.Replace("BillingStreet", "BillingAddress.Street", StringComparison.Ordinal).Replace("ShippingLatitude", "ShippingAddress.Latitude", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            FieldBitmap.Read(schema.Type, bitmaps).Order());
    }

    [Theory]
    [InlineData("Account")]
    [InlineData("Contact")]
    [InlineData("Lead")]
    [InlineData("User")]
    [InlineData("Opportunity")]
    [InlineData("Case")]
    public void Another_Avro_reads_the_schema_and_gives_it_the_same_id(string type)
    {
        var schema = EventSchemas.OfChanges(new StandardCatalog(FeatureSet.None)[type]);
        var parsed = global::Avro.Schema.Parse(schema.Json);
        Assert.Equal(AvroText.Canonical(schema.Type), SchemaNormalization.ToParsingForm(parsed));
        Assert.Equal(schema.Id, System.Buffers.Text.Base64Url.EncodeToString(SchemaNormalization.ParsingFingerprint("MD5", parsed)));
    }

    [Fact]
    public void A_changed_definition_has_another_id_and_the_same_one_keeps_it()
    {
        var before = EventSchemas.OfEvent(EventCatalog.With(EventCatalog.LowInk)["Low_Ink__e"]).Id;
        var more = EventCatalog.LowInk with { Fields = [.. EventCatalog.LowInk.Fields, new() { FullName = "More__c", Type = CustomFieldType.Checkbox }] };
        Assert.NotEqual(before, EventSchemas.OfEvent(EventCatalog.With(more)["Low_Ink__e"]).Id);
        Assert.Equal(before, EventSchemas.OfEvent(EventCatalog.With(EventCatalog.LowInk)["Low_Ink__e"]).Id);
    }
}
