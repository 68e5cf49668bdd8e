using System.Text;
using System.Text.Json;
using FakeForce.Engine.Records;
using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>
/// Records out of JSON, with their places.
/// <code>
/// record = { "attributes": { "type": …, "referenceId": … }, name: scalar | parent | { "records": array } … }
/// parent = { name: scalar }                        by one of its fields
/// </code>
/// </summary>
internal sealed class RecordReader
{
    private readonly NamePool names = new();

    /// <summary>The list that begins here. <paramref name="usual"/> is what records are that do not say it.</summary>
    public List<SeedRecord> Records(ref Utf8JsonReader reader, string? usual)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new SeedFormException(reader.TokenStartIndex, "records must be a list");
        var records = new List<SeedRecord>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new SeedFormException(reader.TokenStartIndex, "a record must be an object");
            records.Add(Record(ref reader, usual));
        }
        return records;
    }

    /// <summary>The records of an object that has them in a member, beside counts and the like.</summary>
    public List<SeedRecord> Tree(ref Utf8JsonReader reader)
    {
        List<SeedRecord> records = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRecords = reader.ValueTextEquals("records");
            reader.Read();
            if (isRecords) records = Records(ref reader, null);
            else reader.Skip();
        }
        return records;
    }

    private SeedRecord Record(ref Utf8JsonReader reader, string? usual)
    {
        var record = new SeedRecord((int)reader.TokenStartIndex) { SObject = usual };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Of(reader);
            reader.Read();
            if (name == "attributes") Attributes(ref reader, record);
            else if (SeedJson.Has(reader, "records")) record.Children.Add(new(name, Tree(ref reader)));
            else record.Fields.Add(new(name, Value(ref reader, name)));
        }
        return record;
    }

    private void Attributes(ref Utf8JsonReader reader, SeedRecord record)
    {
        foreach (var (name, value) in Members(ref reader, "attributes"))
            if (name == "type") record.SObject = value.Text;
            else if (name == "referenceId") record.ReferenceId = value.Text;
    }

    private InputValue Value(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.StartArray) throw new SeedFormException(reader.TokenStartIndex, $"\"{name}\" may not be a list");
        return reader.TokenType == JsonTokenType.StartObject ? new InputValue(InputKind.Record, Nested: Parent(ref reader, name), Position: (int)reader.BytesConsumed) : Scalar(reader);
    }

    private RecordInput Parent(ref Utf8JsonReader reader, string name)
    {
        var parent = new RecordInput();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = names.Of(reader);
            reader.Read();
            if (member == "attributes") parent.Type = Members(ref reader, member).Find(attribute => attribute.Name == "type").Value.Text;
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) throw new SeedFormException(reader.TokenStartIndex, $"\"{name}\" must name the parent by a field of its own");
            else parent.Fields.Add(new(member, Scalar(reader)));
        }
        return parent;
    }

    // Members that are no scalars are of no interest here.
    private List<(string Name, InputValue Value)> Members(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new SeedFormException(reader.TokenStartIndex, $"\"{what}\" must be an object");
        var members = new List<(string, InputValue)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Of(reader);
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
            else members.Add((name, Scalar(reader)));
        }
        return members;
    }

    private static InputValue Scalar(in Utf8JsonReader reader)
    {
        var end = (int)reader.BytesConsumed;
        return reader.TokenType switch
        {
            JsonTokenType.String => new(InputKind.String, Text(reader), Position: end),
            JsonTokenType.Number => new(InputKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), Position: end),
            JsonTokenType.True => new(InputKind.True, Position: end),
            JsonTokenType.False => new(InputKind.False, Position: end),
            _ => new(InputKind.Null, Position: end),
        };
    }

    private static string Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            throw new SeedFormException(reader.TokenStartIndex, "the text is no Unicode");
        }
    }
}
