using System.Runtime.CompilerServices;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;

namespace FakeForce.Server.Json;

/// <summary>The schema that an event was written with, which is not the present one where its definition has changed since.</summary>
internal static class WrittenSchema
{
    private static readonly ConditionalWeakTable<EventKind, AvroType> read = [];

    private static readonly Dictionary<string, AvroType> primitives = new(StringComparer.Ordinal)
    {
        ["null"] = AvroType.Null, ["boolean"] = AvroType.Boolean, ["int"] = AvroType.Int, ["long"] = AvroType.Long, ["double"] = AvroType.Double, ["string"] = AvroType.String,
    };

    /// <summary>The event's payload in the form in which CometD clients see it.</summary>
    public static void Visit(Org org, in EventEntry entry, PayloadVisitor visitor)
    {
        var type = TypeOf(org, entry.Kind);
        ReadableForm.Visit(type, type.Fields is [{ Name: HeaderType.Name }, ..], entry.Payload.Span, visitor);
    }

    private static AvroType TypeOf(Org org, EventKind kind)
    {
        if (org.Events.SchemaOf(kind.Name) is { } present && present.Id == kind.SchemaId) return present.Type;
        if (read.TryGetValue(kind, out var known)) return known;
        var json = org.Events.SchemaJson(kind.SchemaId) ?? throw new InvalidOperationException($"the schema {kind.SchemaId} of {kind.Name} is not kept");
        using var document = JsonDocument.Parse(json);
        var type = Read(document.RootElement, new(StringComparer.Ordinal));
        read.AddOrUpdate(kind, type);
        return type;
    }

    // A name stands for the type that had it before.
    private static AvroType Read(JsonElement json, Dictionary<string, AvroType> named)
    {
        if (json.ValueKind == JsonValueKind.Array) return AvroType.Union([.. json.EnumerateArray().Select(branch => Read(branch, named))]);
        if (json.ValueKind == JsonValueKind.String) return primitives.GetValueOrDefault(json.GetString()!) ?? named[json.GetString()!];
        return json.GetProperty("type").GetString() switch
        {
            "array" => AvroType.Array(Read(json.GetProperty("items"), named)),
            "enum" => Named(json, AvroType.Enum(NameOf(json), [.. json.GetProperty("symbols").EnumerateArray().Select(symbol => symbol.GetString()!)]), named),
            "record" => Named(json, AvroType.Record(NameOf(json), [.. json.GetProperty("fields").EnumerateArray().Select(field => FieldOf(field, named))]), named),
            var primitive => primitives[primitive!],
        };
    }

    private static AvroType Named(JsonElement json, AvroType type, Dictionary<string, AvroType> named) => named[NameOf(json)] = type;

    private static AvroField FieldOf(JsonElement json, Dictionary<string, AvroType> named) =>
        new(NameOf(json), Read(json.GetProperty("type"), named), json.TryGetProperty("doc", out var doc) ? doc.GetString() : null);

    private static string NameOf(JsonElement json) => json.GetProperty("name").GetString()!;
}
