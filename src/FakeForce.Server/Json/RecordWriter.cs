using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Server.Json;

/// <summary>Writes records as the REST API shows them, from the bytes of their rows.</summary>
internal sealed class RecordWriter(JsonOut json, int apiVersion, bool zulu, bool isTooling = false)
{
    private static readonly ConditionalWeakTable<SObjectType, byte[][]> headsByVersion = [], toolingHeads = [];

    private readonly string api = isTooling ? "/tooling" : "";

    public JsonOut Json => json;

    /// <summary>"attributes":{"type":"Account","url":"/services/data/v66.0/sobjects/Account/001…"}</summary>
    public void Attributes(SObjectType type, RecordId id, string? shownType = null)
    {
        json.Name("attributes"u8).BeginObject().Name("type"u8).String(shownType ?? type.Name)
            .Name("url"u8).BeginString().Part(RowUrl(type)).Part(id).EndString().EndObject();
    }

    /// <summary>The same of a row that may have no id; metadata has a DurableId in its place: …/sobjects/FieldDefinition/Account.Name</summary>
    public void Attributes(SObjectType type, RecordId id, Row row, string shownType)
    {
        if (type.External is { IsHighVolume: true })
        {
            AttributesByExternalId(type, row);
            return;
        }
        if (!id.IsEmpty || !type.TryField("DurableId", out var durable))
        {
            Attributes(type, id, shownType);
            return;
        }
        json.Name("attributes"u8).BeginObject().Name("type"u8).String(shownType)
            .Name("url"u8).BeginString().Part(RowUrl(type)).Part(row.Text(durable.Ordinal)).EndString().EndObject();
    }

    // "External ID in place of record id": high-data-volume external objects.
    private void AttributesByExternalId(SObjectType type, Row row)
    {
        var key = Uri.EscapeDataString(Encoding.UTF8.GetString(row.Text(type.Fields.First(field => field.Name == "ExternalId").Ordinal)));
        json.Name("attributes"u8).BeginObject().Name("type"u8).String(type.Name)
            .Name("url"u8).BeginString().Part(RowUrl(type)).Part(Encoding.UTF8.GetBytes(key)).EndString().EndObject();
    }

    /// <summary>Nothing where a list ends. The next page of queryAll is under query as well (REST guide, QueryAll).</summary>
    public void NextRecordsUrl(string? locator)
    {
        if (locator is not null) json.Name("nextRecordsUrl"u8).String(string.Create(CultureInfo.InvariantCulture, $"/services/data/v{apiVersion}.0{api}/query/{locator}"));
    }

    public void Field(SObjectType type, FieldFormat format, RecordId id, Row row)
    {
        json.Name(format.Name);
        Value(type, format, id, row);
    }

    /// <summary>Under another name than its own: Name of the Name pseudo-object is CaseNumber of a case.</summary>
    public void Field(SObjectType type, FieldFormat format, string key, RecordId id, Row row)
    {
        if (ReferenceEquals(key, format.Field.Name)) json.Name(format.Name);
        else json.Name(key);
        Value(type, format, id, row);
    }

    public void Value(SObjectType type, FieldFormat format, RecordId id, Row row)
    {
        var ordinal = format.Field.Ordinal;
        if (format.Form == FieldForm.Id) json.Id(id);
        else if (format.Form == FieldForm.Boolean) json.Boolean(row.Boolean(ordinal));
        else if (format.Form is FieldForm.Address or FieldForm.Location) Compound(type, format, id, row);
        else if (format.Form == FieldForm.Metadata) Metadata(row.Text(ordinal));
        else if (format.Form == FieldForm.Names) Names(format, row.Text(ordinal));
        else if (!row.Has(ordinal)) json.Null();
        else Present(type, format, id, row, ordinal);
    }

    /// <summary>The path of a type's rows, up to the id.</summary>
    public byte[] RowUrl(SObjectType type)
    {
        var heads = (isTooling ? toolingHeads : headsByVersion).GetValue(type, static _ => new byte[128][]);
        return heads[apiVersion] ??= Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"/services/data/v{apiVersion}.0{api}/sobjects/{type.Name}/"));
    }

    private void Present(SObjectType type, FieldFormat format, RecordId id, Row row, int ordinal)
    {
        switch (format.Form)
        {
            case FieldForm.Text: json.String(row.Text(ordinal)); break;
            case FieldForm.Integer: json.Number(row.Integer(ordinal)); break;
            case FieldForm.Double: json.Double(row.Double(ordinal)); break;
            case FieldForm.Date: json.Date(row.Integer(ordinal)); break;
            case FieldForm.DateTime: json.DateTime(row.Integer(ordinal), zulu); break;
            case FieldForm.Time: json.Time(row.Integer(ordinal)); break;
            case FieldForm.Reference: json.Id(row.Reference(ordinal)); break;
            // A blob is answered as the path under which it can be fetched.
            case FieldForm.Blob: json.BeginString().Part(RowUrl(type)).Part(id).Part("/"u8).Part(format.Name).EndString(); break;
            default: json.Null(); break;
        }
    }

    // A complex value of names: "ReferenceTo":{"referenceTo":["Account"]}, and null in the place of an empty list.
    private void Names(FieldFormat format, ReadOnlySpan<byte> names)
    {
        json.BeginObject().Name(char.ToLowerInvariant(format.Field.Name[0]) + format.Field.Name[1..]);
        if (names.IsEmpty) json.Null();
        else
        {
            json.BeginArray();
            foreach (var range in names.Split((byte)';')) json.String(names[range]);
            json.EndArray();
        }
        json.EndObject();
    }

    private void Metadata(ReadOnlySpan<byte> text)
    {
        json.BeginObject();
        foreach (var part in ComponentMetadata.OfText(Encoding.UTF8.GetString(text)).GroupBy(part => part.Name, part => part.Value))
        {
            json.Name(part.Key);
            if (part.Key == ComponentMetadata.EnrichedFields)
            {
                json.BeginArray();
                foreach (var name in part) json.BeginObject().Name("name"u8).String(name!).EndObject();
                json.EndArray();
            }
            else if (part.Single() is { } value) json.String(value);
            else json.Null();
        }
        json.EndObject();
    }

    private void Compound(SObjectType type, FieldFormat format, RecordId id, Row row)
    {
        var parts = CompoundParts.Of(type, format.Field).Parts;
        // "When a compound geolocation field is used in a SELECT clause, invalid geolocation values return null": half of one is
        // invalid (SOQL and SOSL reference, "Location-Based SOQL Queries"). Of an address any part will do.
        var isThere = format.Form == FieldForm.Location ? Array.TrueForAll(parts, p => row.Has(p.Format.Field.Ordinal)) : Array.Exists(parts, p => row.Has(p.Format.Field.Ordinal));
        if (!isThere)
        {
            json.Null();
            return;
        }
        json.BeginObject();
        foreach (var (key, part) in parts)
        {
            json.Name(key);
            Value(type, part, id, row);
        }
        json.EndObject();
    }
}
