using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>
/// What a batch holds. Its Content-Type must be the job's (guide, "Content Type Header"), also for SOQL, which is plain text.
/// Rows that cannot be read are no error of the call: the batch fails by them later.
/// </summary>
internal static class BatchBody
{
    public static async ValueTask<BatchContent> ReadAsync(AsyncCall call, ClassicJob job)
    {
        var (sent, wanted) = (AsyncCall.MediaType(call.Http.Request), ClassicContents.MediaTypeOf(job.Content));
        if (!sent.Equals(wanted, StringComparison.OrdinalIgnoreCase) && !(wanted == "application/xml" && sent.Equals("text/xml", StringComparison.OrdinalIgnoreCase)))
            throw new SalesforceException("InvalidBatch", $"The Content-Type {sent} does not fit a job of contentType {ClassicContents.NameOf(job.Content)}"); // ours
        var body = (await RequestBody.ReadAsync(call.Http, BatchLimits.RequestBytes, call.Cancel)).ToArray();
        if (!job.Content.IsZip()) body = InUtf8(call.Http.Request, body);
        return job.Operation.IsQuery() || job.Content.Rows() == ClassicContent.Csv ? new BatchContent(body) : WithRows(job.Content, body);
    }

    private static BatchContent WithRows(ClassicContent content, byte[] body)
    {
        try
        {
            var text = content.IsZip() ? BatchZip.Open(body).Rows : body;
            if (Encoding.UTF8.GetCharCount(text) > BatchLimits.Characters) return Refused($"Number of characters in a batch should be less than or equal to {BatchLimits.Characters}");
            var rows = RecordTrees.Rows(content.Rows() == ClassicContent.Json ? JsonIn.ReadTree(text) : XmlTree.Read(text), content.Rows() == ClassicContent.Json);
            return rows.Count > BatchLimits.Records ? Refused($"Number of records in a batch should be less than or equal to {BatchLimits.Records}") : new BatchContent(body, rows);
        }
        catch (SalesforceException broken)
        {
            return Refused(broken.Code == "InvalidBatch" ? broken.Message : $"Failed to parse {content.Rows().ToString().ToUpperInvariant()}. {broken.Message}");
        }

        // All texts but those of the parsers are ours.
        BatchContent Refused(string text) => new(body, [], text);
    }

    // CSV "doesn't need to use UTF-8: you can specify the encoding in the Content-Type header" (guide, "Map Data Fields").
    private static byte[] InUtf8(HttpRequest request, byte[] body)
    {
        var charset = request.GetTypedHeaders().ContentType?.Charset.Value?.Trim('"');
        if (string.IsNullOrEmpty(charset) || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return body;
        try
        {
            return Encoding.Convert(Encoding.GetEncoding(charset), Encoding.UTF8, body);
        }
        catch (ArgumentException)
        {
            throw new SalesforceException("ClientInputError", $"Unsupported charset: {charset}"); // ours
        }
    }
}
