using System.Globalization;
using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Describe;

/// <summary>Since when the schema is what it is: describe answers carry it, and 304 spares those who know it already (REST API Developer Guide).</summary>
internal static class SchemaMoment
{
    private static readonly ConditionalWeakTable<Catalog, object> moments = [];

    /// <summary>True, with the status set, if the caller's copy is still good.</summary>
    public static bool IsKnown(ApiCall call)
    {
        var since = (DateTimeOffset)moments.GetValue(call.Catalog, _ => call.Org.Clock.GetUtcNow());
        var headers = call.Http.Response.Headers;
        headers.LastModified = since.ToString("R", CultureInfo.InvariantCulture);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{since.ToUnixTimeMilliseconds():x}-{call.Version}\"");
        headers.ETag = tag;
        var request = call.Http.Request.Headers;
        var known = request.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal)
            || DateTimeOffset.TryParse(request.IfModifiedSince, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var had) && since.ToUnixTimeSeconds() <= had.ToUnixTimeSeconds();
        if (known) call.Status = StatusCodes.Status304NotModified;
        return known;
    }
}
