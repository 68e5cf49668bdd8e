namespace FakeForce.Engine.Schema;

/// <summary>The Metadata API's types of custom fields (Metadata API Developer Guide, "CustomField").</summary>
public enum CustomFieldType
{
    AutoNumber, Checkbox, Currency, Date, DateTime, Email, EncryptedText, Html, Location, LongTextArea, Lookup, MasterDetail,
    MultiselectPicklist, Number, Percent, Phone, Picklist, Text, TextArea, Time, Url, Address, ExternalLookup, IndirectLookup, Summary, MetadataRelationship,
}
