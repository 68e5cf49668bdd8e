using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Sosl;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Search;

/// <summary>The answer of a search: {"searchRecords":[…]}, and before version 37 the bare list (observed).</summary>
internal static class SearchJson
{
    private const int ObjectSince = 37;

    public static void Write(ApiCall call, SearchResult result, bool isParameterized)
    {
        call.XmlRoot = "SearchResult";
        call.XmlItem = "searchRecords";
        if (call.Version < ObjectSince && !isParameterized)
        {
            Records(call.Writer, result);
            return;
        }
        call.Json.BeginObject().Name("searchRecords"u8);
        Records(call.Writer, result);
        if (result.WantsLabels) Labels(call.Json, result);
        call.Json.EndObject();
    }

    private static void Records(RecordWriter writer, SearchResult result)
    {
        writer.Json.BeginArray();
        foreach (var found in result.Objects)
            for (var i = 0; i < found.Rows.Count; i++)
            {
                writer.Json.BeginObject();
                QueryRecords.Members(writer, found.Result, found.Rows.Shape, found.Rows.IdAt(i), found.Rows.RowAt(i), found.Rows, i);
                if (found.Highlighter is { } highlighter && i < Highlighter.MostRecords) Highlights(writer.Json, highlighter, found, i);
                writer.Json.EndObject();
            }
        writer.Json.EndArray();
    }

    private static void Highlights(JsonOut json, Highlighter highlighter, FoundRecords found, int index)
    {
        foreach (var (name, text) in highlighter.Of(found.Rows.RowAt(index))) json.Name("highlight." + name).String(text);
    }

    // "entityetadata" is how the REST guide spells it ("Search for a String").
    private static void Labels(JsonOut json, SearchResult result)
    {
        json.Name("metadata"u8).BeginObject().Name("entityetadata"u8).BeginArray();
        foreach (var found in result.Objects)
        {
            if (found.Rows.Count == 0) continue;
            json.BeginObject().Name("entityName"u8).String(found.Rows.Shape.Type.Name).Name("fieldMetadata"u8).BeginArray();
            foreach (var field in FieldsOf(found.Rows.Shape))
                json.BeginObject().Name("name"u8).String(field.Name).Name("label"u8).String(field.Label).EndObject();
            json.EndArray().EndObject();
        }
        json.EndArray().EndObject();
    }

    private static IEnumerable<Field> FieldsOf(Shape shape) => shape.Columns.OfType<FieldColumn>().Select(c => c.Field);
}
