using System.Globalization;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Control.Orgs;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Control.Requests;

/// <summary>/_fakeforce/requests: the calls that an org has had, oldest first.</summary>
internal static class RequestControl
{
    private const int UsualLimit = 1_000, MostLimit = 100_000;

    /// <summary>?api=&amp;method=&amp;path=&amp;sobject=&amp;user=&amp;client=&amp;status=&amp;fault=&amp;unsupported=&amp;contains=&amp;after=&amp;limit=</summary>
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        var (entries, last, hasMore) = Find(context, org);
        var near = NearOf(context);
        return new ValueTask<Action<Utf8JsonWriter>>(writer =>
        {
            writer.WriteNumber("lastId", last);
            writer.WriteNumber("forgotten", LogOf(context, org).Forgotten);
            writer.WriteBoolean("more", hasMore);
            writer.WriteStartArray("requests");
            foreach (var entry in entries) RequestJson.Write(writer, entry, org, near);
            writer.WriteEndArray();
        });
    });

    public static Task ClearAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        LogOf(context, org).Clear();
        return new ValueTask<Action<Utf8JsonWriter>>(static _ => { });
    });

    /// <summary>As an HTTP Archive, which browsers and proxies read.</summary>
    public static Task HarAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        var (entries, _, _) = Find(context, org);
        return new ValueTask<Action<Utf8JsonWriter>>(writer => HttpArchive.Write(writer, entries, Gate.PublicAddress.Of(context)));
    });

    public static RequestLog LogOf(HttpContext context, Org org) => context.RequestServices.GetRequiredService<RequestLogs>().Of(org);

    public static NearRoutes NearOf(HttpContext context) => new(context.RequestServices.GetRequiredService<EndpointDataSource>());

    /// <summary>Of a query string. Throws <see cref="FormatException"/>.</summary>
    public static long Number(HttpContext context, string name, long otherwise)
    {
        string? given = context.Request.Query[name];
        if (given is null) return otherwise;
        return long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{name} is not a number");
    }

    private static (IReadOnlyList<RequestEntry> Entries, long LastId, bool HasMore) Find(HttpContext context, Org org)
    {
        var filter = RequestFilter.Read(context.Request.Query);
        var limit = (int)Math.Min(Number(context, "limit", UsualLimit), MostLimit);
        var (entries, last) = LogOf(context, org).After(Number(context, "after", 0));
        var found = entries.Where(entry => !filter.Differences(entry, org).Any()).Take(limit + 1).ToList();
        return (found.Count > limit ? found[..limit] : found, last, found.Count > limit);
    }
}
