using System.Globalization;
using System.Text;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.ApexRest;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Soql;
using FakeForce.Server.Gate;

namespace FakeForce.Server.ApexRest;

/// <summary>What the placeholders of a stub stand for in one call.</summary>
internal sealed class StubValues(ApiCall call, ApexMatch match, string path) : IDisposable
{
    private static readonly JsonElement none = JsonSerializer.SerializeToElement<object?>(null);

    private long heap;
    private JsonDocument? body, records;

    /// <summary>What the stub's query found.</summary>
    public QueryResult? Result { get; set; }

    /// <summary>The value with its type; null where the call has none.</summary>
    public JsonElement Of(Placeholder placeholder)
    {
        var value = Find(placeholder);
        Charge(value.ValueKind == JsonValueKind.String ? value.GetString()!.Length : value.GetRawText().Length);
        return value;
    }

    /// <summary>The value inside a text: nothing for null, JSON for objects and lists.</summary>
    public string TextOf(Placeholder placeholder)
    {
        var value = Of(placeholder);
        return value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
    }

    public byte[] BytesOf(Template text) => Encoding.UTF8.GetBytes(text.Render(TextOf));

    public string HeaderOf(ApexHeader header)
    {
        var value = header.Value.Render(TextOf);
        return value.All(c => c is >= ' ' and <= '~') ? value
            : throw new SalesforceException("UNKNOWN_EXCEPTION", $"FakeForce: header {header.Name} of the stub {match.Stub.Title} would hold characters that no header can");
    }

    public void Dispose()
    {
        body?.Dispose();
        records?.Dispose();
    }

    private JsonElement Find(Placeholder placeholder)
    {
        var request = call.Http.Request;
        var members = placeholder.Members;
        return placeholder.Kind switch
        {
            PlaceholderKind.Path => Text(match.Wild.ElementAtOrDefault(placeholder.Place - 1)),
            // RestRequest.params and headers (Apex Reference Guide): maps by name, of which only headers ignore the case.
            PlaceholderKind.Params => Text(request.Query.FirstOrDefault(one => one.Key == members[0]).Value.FirstOrDefault()),
            PlaceholderKind.Headers => Text(request.Headers.TryGetValue(members[0], out var header) ? header.ToString() : null),
            PlaceholderKind.Body => JsonPath.Find((body ??= RequestJson.Read(call)).RootElement, members, StringComparison.Ordinal) ?? none,
            PlaceholderKind.RequestBody => Text(Encoding.UTF8.GetString(call.Body.Span)),
            PlaceholderKind.RequestUri => Text(path),
            PlaceholderKind.HttpMethod => Text(request.Method),
            PlaceholderKind.User => Text(OfUser(members[0])),
            PlaceholderKind.Organization => Text(members[0] == "id" ? call.Org.Id.ToString() : call.Org.Options.Name),
            PlaceholderKind.Now => Text(call.Org.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            // Date.today() is that of the user (Apex Reference Guide).
            PlaceholderKind.Today => Text(TimeZoneInfo.ConvertTime(call.Org.Clock.GetUtcNow(), call.Org.TimeZoneOf(call.Session.UserId)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            PlaceholderKind.Uuid => Text(call.Org.Chance.Uuid().ToString()),
            PlaceholderKind.RecordCount => JsonSerializer.SerializeToElement(Result!.TotalSize),
            PlaceholderKind.Records => Records,
            PlaceholderKind.Record => JsonPath.Find(First, members, StringComparison.OrdinalIgnoreCase) ?? none,
            _ => none,
        };
    }

    private JsonElement Records => (records ??= ApexRecords.Of(Result!, call.Version, Measure)).RootElement;

    // What an assignment of no rows to an sObject comes to (Apex Developer Guide, "Using SOQL Queries That Return One Record").
    private JsonElement First => Records.GetArrayLength() > 0 ? Records[0] : throw ApexFailure.Of(match.Stub, "System.QueryException: List has no rows for assignment to SObject");

    private string? OfUser(string member)
    {
        var id = call.Session.UserId;
        if (member == "id") return id.ToString();
        if (!User.TryFind(call.Org.State, id, out var user)) return null;
        return member switch
        {
            "username" => user.Username,
            "email" => user["Email"],
            _ => string.Join(' ', new[] { user["FirstName"], user["LastName"] }.OfType<string>()),
        };
    }

    private void Charge(int length)
    {
        heap += length;
        Measure(heap);
    }

    private void Measure(long size)
    {
        if (size > ApexResource.MaxBytes) throw ApexFailure.Of(match.Stub, string.Create(CultureInfo.InvariantCulture, $"System.LimitException: Apex heap size too large: {size}"));
    }

    private static JsonElement Text(string? text) => text is null ? none : JsonSerializer.SerializeToElement(text);
}
