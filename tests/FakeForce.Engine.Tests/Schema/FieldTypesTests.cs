using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Schema;

public sealed class FieldTypesTests
{
    [Theory]
    [InlineData("id", "tns:ID", StorageKind.None)]
    [InlineData("reference", "tns:ID", StorageKind.Reference)]
    [InlineData("string", "xsd:string", StorageKind.Text)]
    [InlineData("textarea", "xsd:string", StorageKind.Text)]
    [InlineData("boolean", "xsd:boolean", StorageKind.Boolean)]
    [InlineData("int", "xsd:int", StorageKind.Integer)]
    [InlineData("long", "xsd:long", StorageKind.Integer)]
    [InlineData("double", "xsd:double", StorageKind.Double)]
    [InlineData("currency", "xsd:double", StorageKind.Double)]
    [InlineData("percent", "xsd:double", StorageKind.Double)]
    [InlineData("date", "xsd:date", StorageKind.Integer)]
    [InlineData("datetime", "xsd:dateTime", StorageKind.Integer)]
    [InlineData("time", "xsd:time", StorageKind.Integer)]
    [InlineData("picklist", "xsd:string", StorageKind.Text)]
    [InlineData("multipicklist", "xsd:string", StorageKind.Text)]
    [InlineData("combobox", "xsd:string", StorageKind.Text)]
    [InlineData("email", "xsd:string", StorageKind.Text)]
    [InlineData("phone", "xsd:string", StorageKind.Text)]
    [InlineData("url", "xsd:string", StorageKind.Text)]
    [InlineData("base64", "xsd:base64Binary", StorageKind.Blob)]
    [InlineData("encryptedstring", "xsd:string", StorageKind.Text)]
    [InlineData("address", "urn:address", StorageKind.None)]
    [InlineData("location", "urn:location", StorageKind.None)]
    [InlineData("anyType", "xsd:anyType", StorageKind.Text)]
    [InlineData("complexvalue", "xsd:string", StorageKind.Text)]
    [InlineData("datacategorygroupreference", "xsd:string", StorageKind.Text)]
    [InlineData("json", "xsd:string", StorageKind.Text)]
    public void Types_by_name(string name, string soapType, StorageKind storage)
    {
        var type = FieldTypes.Named(name);
        Assert.Equal((name, soapType, storage), (type.Name, type.SoapType, type.Storage));
    }

    [Fact]
    public void The_table_has_every_type_once() => Assert.Equal(27, FieldTypes.All.Select(type => type.Name).Distinct().Count());
}
