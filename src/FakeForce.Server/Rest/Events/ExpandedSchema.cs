using FakeForce.Engine.Events.Avro;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Events;

/// <summary>
/// The EXPANDED form of a schema: that of the message that a CometD client gets, in Avro's words but not an Avro record. Dates and
/// times are strings in it ("Platform Event Schema by Event Name").
/// </summary>
internal sealed class ExpandedSchema
{
    private readonly JsonOut json;
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    private ExpandedSchema(JsonOut json) => this.json = json;

    public static void Write(JsonOut json, EventSchema schema)
    {
        json.BeginObject().Name("name"u8).String(schema.Name).Name("namespace"u8).String("com.sforce.eventbus").Name("type"u8).String("expanded-record")
            .Name("fields"u8).BeginArray();
        json.BeginObject().Name("name"u8).String("data").Name("type"u8).BeginObject().Name("type"u8).String("record").Name("name"u8).String("Data")
            .Name("namespace"u8).String("").Name("fields"u8).BeginArray();
        Plain(json, "schema", "string");
        json.BeginObject().Name("name"u8).String("payload").Name("type"u8).BeginObject().Name("type"u8).String("record").Name("name"u8).String("Payload")
            .Name("doc"u8).String("");
        new ExpandedSchema(json).Fields(schema.Type);
        json.EndObject().EndObject();
        json.BeginObject().Name("name"u8).String("event").Name("type"u8).BeginObject().Name("type"u8).String("record").Name("name"u8).String("Event")
            .Name("fields"u8).BeginArray();
        Plain(json, "replayId", "long");
        json.EndArray().EndObject().EndObject().EndArray().EndObject().EndObject();
        Plain(json, "channel", "string");
        json.EndArray().EndObject();
    }

    private static void Plain(JsonOut json, string name, string type) => json.BeginObject().Name("name"u8).String(name).Name("type"u8).String(type).EndObject();

    private void Fields(AvroType record)
    {
        json.Name("fields"u8).BeginArray();
        foreach (var field in record.Fields)
        {
            json.BeginObject().Name("name"u8).String(field.Name).Name("type"u8);
            Type(field.Type, field.Meaning is "DateTime" or "DateOnly" or "TimeOnly");
            if (field.Doc is { } doc) json.Name("doc"u8).String(doc);
            if (field.IsNullable) json.Name("default"u8).Null();
            json.EndObject();
        }
        json.EndArray();
    }

    private void Type(AvroType type, bool isMoment)
    {
        switch (type.Kind)
        {
            case AvroKind.Union:
                json.BeginArray();
                foreach (var branch in type.Branches) Type(branch, isMoment);
                json.EndArray();
                break;
            case AvroKind.Array:
                json.BeginObject().Name("type"u8).String("array").Name("items"u8);
                Type(type.Items!, isMoment);
                json.EndObject();
                break;
            case AvroKind.Record or AvroKind.Enum:
                Named(type);
                break;
            default:
                json.String(isMoment && type.Kind == AvroKind.Long ? "string" : type.Kind.ToString().ToLowerInvariant());
                break;
        }
    }

    private void Named(AvroType type)
    {
        if (!said.Add(type.Name))
        {
            json.String(type.Name);
            return;
        }
        json.BeginObject().Name("type"u8).String(type.Kind == AvroKind.Record ? "record" : "enum").Name("name"u8).String(type.Name);
        if (type.Kind == AvroKind.Record) Fields(type);
        else
        {
            json.Name("symbols"u8).BeginArray();
            foreach (var symbol in type.Symbols) json.String(symbol);
            json.EndArray();
        }
        json.EndObject();
    }
}
