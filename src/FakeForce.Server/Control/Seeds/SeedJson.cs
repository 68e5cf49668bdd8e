using System.Text.Json;
using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>
/// Tells by their outermost members what JSON files are.
/// <code>
/// file  = tree | lists | array | plan | recipe
/// tree  = { "records": array }                     of sf data export tree, and of a query's answer
/// lists = { "Account": array, "Contact": array }   array = [ record … ], each with attributes.type
/// plan  = [ { "sobject": …, "files": [ … ] } … ]
/// recipe = { "recipe": [ { "sobject": …, "count": … } … ] }
/// </code>
/// </summary>
internal static class SeedJson
{
    private static readonly JsonReaderOptions options = new() { MaxDepth = SeedLimits.Depth, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Throws <see cref="JsonException"/> or <see cref="SeedFormException"/>.</summary>
    public static SeedDocument Read(SeedText text)
    {
        var reader = new Utf8JsonReader(text.Bytes.Span, options);
        reader.Read();
        SeedDocument document = reader.TokenType switch
        {
            JsonTokenType.StartArray => FirstHas(reader, "files") ? new PlanDocument(PlanReader.Read(ref reader)) : new RecordsDocument(new RecordReader().Records(ref reader, null)),
            JsonTokenType.StartObject => Object(ref reader),
            _ => throw new SeedFormException(reader.TokenStartIndex, "must be an object or a list"),
        };
        reader.Read();
        return document;
    }

    /// <summary>True if the object that begins here has such a member.</summary>
    public static bool Has(Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name)) return true;
            reader.Read();
            reader.Skip();
        }
        return false;
    }

    public static bool IsFlag(in Utf8JsonReader reader) => reader.TokenType is JsonTokenType.True or JsonTokenType.False;

    private static bool FirstHas(Utf8JsonReader reader, string name) => reader.Read() && Has(reader, name);

    private static SeedDocument Object(ref Utf8JsonReader reader)
    {
        var records = new RecordReader();
        if (Has(reader, "recipe")) return RecipeReader.Read(ref reader);
        if (Has(reader, "records")) return new RecordsDocument(records.Tree(ref reader));
        var found = new List<SeedRecord>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray) throw new SeedFormException(reader.TokenStartIndex, $"\"{name}\" must be a list of records, or the whole {{\"records\":[…]}}");
            found.AddRange(records.Records(ref reader, name));
        }
        return new RecordsDocument(found);
    }
}
