using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Records;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>What became of rows, in the order of the rows (guide, "Get Batch Results").</summary>
internal static class RowResults
{
    private const int RowsAtOnce = 500;

    public static IEnumerable<ReadOnlyMemory<byte>> Csv(IEnumerable<SaveResult> results, CsvDialect dialect)
    {
        var writer = new CsvWriter(dialect);
        foreach (var name in (string[])["Id", "Success", "Created", "Error"]) writer.Value(name);
        writer.EndRow();
        foreach (var result in results)
        {
            writer.Value(result.Id?.ToString() ?? "");
            writer.Value(Word(result.Success));
            writer.Value(Word(result.Created));
            writer.Value(RowOutcomes.ErrorText(result.Errors));
            writer.EndRow();
            if (!writer.IsFull) continue;
            yield return writer.Written;
            writer.Clear();
        }
        yield return writer.Written;
    }

    public static IEnumerable<ReadOnlyMemory<byte>> Xml(IEnumerable<SaveResult> results)
    {
        var xml = new XmlText().Raw($"{XmlText.Declaration}<results xmlns=\"{XmlText.Namespace}\">");
        foreach (var chunk in results.Chunk(RowsAtOnce))
        {
            foreach (var result in chunk) Write(xml, result);
            yield return xml.Take();
        }
        yield return xml.Raw("</results>").Take();
    }

    public static IEnumerable<ReadOnlyMemory<byte>> Json(IEnumerable<SaveResult> results)
    {
        using var json = new JsonOut();
        json.BeginArray();
        foreach (var result in results) Write(json, result);
        json.EndArray();
        yield return json.Written;
    }

    // The order is that of the service's schema: errors, id, success, created.
    private static void Write(XmlText xml, SaveResult result)
    {
        xml.Raw("<result>");
        foreach (var error in result.Errors)
        {
            xml.Raw("<errors>");
            foreach (var field in error.Fields) xml.Element("fields", field);
            xml.Element("message", error.Message).Element("statusCode", error.Code).Raw("</errors>");
        }
        if (result.Id is { } id) xml.Element("id", id.ToString());
        xml.Element("success", Word(result.Success)).Element("created", Word(result.Created)).Raw("</result>");
    }

    private static void Write(JsonOut json, SaveResult result)
    {
        json.BeginObject().Name("success"u8).Boolean(result.Success).Name("created"u8).Boolean(result.Created)
            .Name("id"u8).String(result.Id?.ToString()).Name("errors"u8).BeginArray();
        foreach (var error in result.Errors)
        {
            json.BeginObject().Name("message"u8).String(error.Message).Name("fields"u8).BeginArray();
            foreach (var field in error.Fields) json.String(field);
            json.EndArray().Name("statusCode"u8).String(error.Code).Name("extendedErrorDetails"u8).Null().EndObject();
        }
        json.EndArray().EndObject();
    }

    private static string Word(bool value) => value ? "true" : "false";
}
