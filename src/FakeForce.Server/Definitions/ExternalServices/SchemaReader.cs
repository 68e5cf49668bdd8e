using System.Text.Json;
using FakeForce.Engine.Outbound.ExternalServices;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>Schemas as types. What is named is read once and shared; throws <see cref="FormatException"/> for what is not followed.</summary>
internal sealed class SchemaReader(JsonPointers pointers, ApexNames names)
{
    private static readonly Dictionary<(string Type, string? Format), Primitive> primitives = new()
    {
        // Salesforce Help, "External Service Registrations in Apex". A format that is not listed says nothing, as OpenAPI has it.
        [("string", null)] = Primitive.String,
        [("string", "date")] = Primitive.Date,
        [("string", "date-time")] = Primitive.DateTime,
        [("string", "byte")] = Primitive.Binary,
        [("string", "binary")] = Primitive.Binary,
        [("integer", null)] = Primitive.Integer,
        [("integer", "int64")] = Primitive.Long,
        [("number", null)] = Primitive.Double,
        [("boolean", null)] = Primitive.Boolean,
    };

    private readonly Dictionary<string, DataType> known = new(StringComparer.Ordinal);
    private int properties;

    /// <summary>Objects that were read.</summary>
    public int Objects { get; private set; }

    /// <param name="schema">A schema, or a parameter of OpenAPI 2.0, which is one too.</param>
    /// <param name="apexClass">What its class is called if it is an object without a name of its own.</param>
    /// <param name="depth">How deep in other types it stands.</param>
    public DataType Read(JsonElement schema, string apexClass, int depth = 0)
    {
        if (depth > SchemaText.MaxDepth) throw new FormatException($"types nest deeper than {SchemaText.MaxDepth}");
        if (schema.ValueKind != JsonValueKind.Object) throw new FormatException("a schema must be an object");
        if (Text(schema, "$ref") is { } reference) return Referred(reference, depth);
        foreach (var word in (string[])["oneOf", "anyOf", "not"])
            if (schema.TryGetProperty(word, out _)) throw new FormatException($"{word} is not supported");
        if (schema.TryGetProperty("allOf", out var parts)) return Composed(schema, parts, apexClass, depth);
        return Text(schema, "type") switch
        {
            "object" => Object(schema, apexClass, depth),
            "array" => List(schema, apexClass, depth),
            { } type => Single(schema, type),
            null when schema.TryGetProperty("type", out _) => throw new FormatException("its type must be a text"),
            null when schema.TryGetProperty("properties", out _) || schema.TryGetProperty("additionalProperties", out _) => Object(schema, apexClass, depth),
            null when schema.TryGetProperty("items", out _) => List(schema, apexClass, depth),
            null when schema.TryGetProperty("enum", out _) => Single(schema, "string"),
            null => new AnyType(),
        };
    }

    private DataType Referred(string reference, int depth)
    {
        if (known.TryGetValue(reference, out var type)) return type;
        var schema = pointers.Find(reference) ?? throw new FormatException($"$ref {reference} names nothing of the document");
        return known[reference] = Read(schema, names.Of(JsonPointers.Steps(reference)[^1]), depth + 1);
    }

    // One part alone is a way to say more of a reference; several are one object with the properties of all.
    private DataType Composed(JsonElement schema, JsonElement parts, string apexClass, int depth)
    {
        if (parts.ValueKind != JsonValueKind.Array || parts.GetArrayLength() == 0) throw new FormatException("allOf must be a list of schemas");
        if (parts.GetArrayLength() == 1 && !schema.TryGetProperty("properties", out _)) return Read(parts[0], apexClass, depth + 1);
        var joined = new Dictionary<string, PropertyType>(StringComparer.Ordinal);
        foreach (var part in parts.EnumerateArray()) Add(Read(part, apexClass, depth + 1));
        if (schema.TryGetProperty("properties", out _)) Add(Object(schema, apexClass, depth));
        return Made(apexClass, [.. joined.Values]);

        void Add(DataType type)
        {
            if (type is MapType { Value: AnyType }) return;
            foreach (var property in (type as ObjectType ?? throw new FormatException("allOf joins objects alone")).Properties) joined[property.Name] = property;
        }
    }

    private DataType Object(JsonElement schema, string apexClass, int depth)
    {
        var more = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        var saysMore = more.ValueKind == JsonValueKind.Object && more.EnumerateObject().Any();
        if (!schema.TryGetProperty("properties", out var members) || members.ValueKind == JsonValueKind.Object && !members.EnumerateObject().Any())
            return more.ValueKind == JsonValueKind.False ? new ObjectType(apexClass, []) : new MapType(saysMore ? Read(more, apexClass, depth + 1) : new AnyType());
        if (members.ValueKind != JsonValueKind.Object) throw new FormatException("properties must be an object");
        if (saysMore) throw new FormatException("properties with additionalProperties of another type are not supported");
        var required = schema.TryGetProperty("required", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(item => item.ToString()).ToHashSet(StringComparer.Ordinal) : [];
        return Made(apexClass, [.. members.EnumerateObject().Select(member => Property(member, required.Contains(member.Name), apexClass, depth))]);
    }

    // Composition can make more properties than the document spells out.
    private ObjectType Made(string apexClass, IReadOnlyList<PropertyType> all)
    {
        Objects++;
        properties += all.Count;
        return properties <= DocumentReader.MostProperties ? new ObjectType(apexClass, all) : throw new FormatException($"has more than {DocumentReader.MostProperties} properties");
    }

    private PropertyType Property(JsonProperty member, bool isRequired, string apexClass, int depth)
    {
        try
        {
            return new PropertyType(member.Name, Read(member.Value, ApexNames.OfProperty(apexClass, member.Name), depth + 1), isRequired);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{member.Name}: {problem.Message}");
        }
    }

    private ListType List(JsonElement schema, string apexClass, int depth) =>
        schema.TryGetProperty("items", out var items) ? new ListType(Read(items, apexClass, depth + 1)) : throw new FormatException("an array needs items");

    private static PrimitiveType Single(JsonElement schema, string type)
    {
        if (!primitives.TryGetValue((type, null), out var plain)) throw new FormatException($"the type {type} is not supported");
        var kind = primitives.GetValueOrDefault((type, Text(schema, "format")), plain);
        if (kind != Primitive.String || !schema.TryGetProperty("enum", out var values)) return new PrimitiveType(kind);
        return values.ValueKind == JsonValueKind.Array ? new PrimitiveType(kind, [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)]) : throw new FormatException("enum must be a list");
    }

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
