using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>
/// Conditional requests on rows (REST guide, "Conditional Request Headers"): dates on every object, entity tags on Account
/// alone. Not modified is 304; a violated condition is 412; on writes a condition that cannot be read is 400.
/// </summary>
internal static class Conditions
{
    /// <summary>True, with the status set, if the call must not go on.</summary>
    public static bool Fail(ApiCall call, SObjectType type, Row row)
    {
        var request = call.Http.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var modified = type.TryField("LastModifiedDate", out var field) ? row.Integer(field.Ordinal) / 1000 : 0;
        var hasAny = HasAny(request.Headers);
        if (!hasAny && !(isRead && type.Name == "Account")) return false;
        var tag = type.Name == "Account" ? Tag(row) : null;
        if (tag is not null && isRead) call.Http.Response.Headers.ETag = tag;
        if (!hasAny) return false;
        return Judge(call, tag, modified, isRead);
    }

    private static bool HasAny(IHeaderDictionary headers) =>
        headers.ContainsKey("If-Match") || headers.ContainsKey("If-None-Match") || headers.ContainsKey("If-Modified-Since") || headers.ContainsKey("If-Unmodified-Since");

    private static bool Judge(ApiCall call, string? tag, long modified, bool isRead)
    {
        var headers = call.Http.Request.Headers;
        if (tag is not null && headers.IfMatch is { Count: > 0 } match && !Names(match.ToString(), tag, isRead)) throw Precondition();
        if (tag is not null && headers.IfNoneMatch is { Count: > 0 } none && Names(none.ToString(), tag, isRead))
            return isRead ? NotModified(call) : throw Precondition();
        if (Date(headers.IfUnmodifiedSince, isRead) is { } unmodified && modified > unmodified) throw Precondition();
        return Date(headers.IfModifiedSince, true) is { } since && modified <= since && NotModified(call);
    }

    private static bool NotModified(ApiCall call)
    {
        call.Status = StatusCodes.Status304NotModified;
        return true;
    }

    private static bool Names(string list, string tag, bool isRead)
    {
        if (!isRead && !list.Contains('"', StringComparison.Ordinal) && list != "*") throw new SalesforceException("BAD_REQUEST", "Malformed entity tag: " + list);
        return list == "*" || list.Split(',').Any(entry => entry.Trim().TrimStart('W', '/').Replace("--gzip", "", StringComparison.Ordinal) == tag);
    }

    private static long? Date(string? text, bool isRead)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return date.ToUnixTimeSeconds();
        return isRead ? null : throw new SalesforceException("BAD_REQUEST", "Malformed date: " + text);
    }

    private static SalesforceException Precondition() => new("PRECONDITION_FAILED", "The precondition of the request is not met");

    private static string Tag(Row row) => "\"" + row.ContentHash().ToString("x16", CultureInfo.InvariantCulture) + "\"";
}
