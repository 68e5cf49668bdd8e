using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>
/// GET /sobjects/Attachment/{id}/Body and its like: the bytes as they were stored. Not inside other calls (REST API
/// Developer Guide, "Send Multiple Requests Using Composite"); the sentence that says so is FakeForce's.
/// </summary>
internal static class Blob
{
    public static void Answer(ApiCall call, SObjectType type, Row row, Field field)
    {
        if (Subrequest.Of(call.Http) is not null)
            throw new SalesforceException("BAD_REQUEST", "sObject Blob Retrieve returns binary data and isn't supported inside a composite request");
        var contentType = type.TryField("ContentType", out var named) && row.Has(named.Ordinal) ? row.Get(named).AsText : "application/octet-stream";
        // A media type that a caller stored goes into a header only if it looks like one.
        if (!System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out _)) contentType = "application/octet-stream";
        call.Binary = (row.Blob(field.Ordinal).ToArray(), contentType);
    }
}
