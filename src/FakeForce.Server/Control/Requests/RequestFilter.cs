using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Chaos;
using FakeForce.Server.Definitions;
using FakeForce.Server.Gate.Requests;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Control.Requests;

/// <summary>Which calls of the journal are meant. What is not said may be anything.</summary>
internal sealed record RequestFilter
{
    public static Dictionary<string, Func<RequestFilter, JsonElement, RequestFilter>> Keys { get; } = new(StringComparer.Ordinal)
    {
        ["api"] = (filter, value) => filter with { Api = Text(value) },
        ["method"] = (filter, value) => filter with { Method = Text(value) },
        ["path"] = (filter, value) => filter with { Path = Text(value) },
        ["sobject"] = (filter, value) => filter with { SObject = Text(value) },
        ["user"] = (filter, value) => filter with { User = Text(value) },
        ["client"] = (filter, value) => filter with { Client = Text(value) },
        ["status"] = (filter, value) => filter with { Status = Number(value) },
        ["fault"] = (filter, value) => filter with { Fault = Text(value) },
        ["unsupported"] = (filter, value) => filter with { IsUnsupported = Flag(value) },
        ["contains"] = (filter, value) => filter with { Contains = Text(value) },
        ["body"] = (filter, value) => filter with { Body = value.Clone() },
    };

    private static readonly DefinitionReader<RequestFilter> reader = new("request", "", _ => new RequestFilter(), Keys);

    public string? Api { get; init; }
    public string? Method { get; init; }

    /// <summary>Behind the version, with * and ** as in fault rules; whole if it begins with /services or lies elsewhere.</summary>
    public string? Path { get; init; }

    public string? SObject { get; init; }

    /// <summary>Username or id.</summary>
    public string? User { get; init; }
    public string? Client { get; init; }
    public int? Status { get; init; }

    /// <summary>The name of the rule that struck it.</summary>
    public string? Fault { get; init; }
    public bool? IsUnsupported { get; init; }

    /// <summary>Stands in the request's body as text.</summary>
    public string? Contains { get; init; }

    /// <summary>What the body's JSON holds, at least; of a list, one of its items.</summary>
    public JsonElement? Body { get; init; }

    public static RequestFilter Read(JsonElement json) => reader.ReadObject(json, new RequestFilter());

    /// <summary>From a query string, where everything is a text.</summary>
    public static RequestFilter Read(IQueryCollection query)
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(query.Where(pair => Keys.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, Typed)));
        return Read(json.RootElement);
    }

    /// <summary>Everything in which a call differs from what is meant; nothing if it is one of those.</summary>
    public IEnumerable<string> Differences(RequestEntry entry, Org org)
    {
        if (Api is not null && !Same(Api, entry.Api)) yield return $"api is {entry.Api}";
        if (Method is not null && !Same(Method, entry.Method)) yield return $"method is {entry.Method}";
        if (Path is not null && !IsPath(entry)) yield return $"path is {entry.Path}";
        if (SObject is not null && !Same(SObject, entry.SObject ?? "") && !JsonSubset.HasType(entry.Request.Body, SObject)) yield return $"sobject is {entry.SObject ?? "none"}";
        if (User is not null && !IsUser(entry, org)) yield return $"user is {NameOf(entry, org) ?? "nobody"}";
        if (Client is not null && !Same(Client, entry.Client ?? "")) yield return $"client is {entry.Client ?? "none"}";
        if (Status is not null && Status != entry.Status) yield return $"status is {entry.Status}";
        if (Fault is not null && Fault != entry.Fault) yield return $"fault is {entry.Fault ?? "none"}";
        if (IsUnsupported is not null && IsUnsupported != entry.Unsupported is not null) yield return entry.Unsupported is null ? "it is supported" : "it is not supported";
        if (Contains is not null && !System.Text.Encoding.UTF8.GetString(entry.Request.Body.Span).Contains(Contains, StringComparison.Ordinal)) yield return $"body does not contain {Contains}";
        if (Body is { } body)
            foreach (var difference in JsonSubset.Differences(body, entry.Request.Body)) yield return difference;
    }

    /// <summary>True if the answer depends on what was cut off the body.</summary>
    public bool CannotJudge(RequestEntry entry) => entry.Request.IsCut && (Body is not null || Contains is not null || SObject is not null && entry.SObject is null);

    public static string? NameOf(RequestEntry entry, Org org) => !entry.UserId.IsEmpty && org.Identity.TryUser(entry.UserId, out var user) ? user.Username : null;

    private bool IsUser(RequestEntry entry, Org org) =>
        RecordId.TryParse(User, out var id) ? id == entry.UserId : NameOf(entry, org) is { } name && Same(User!, name);

    private bool IsPath(RequestEntry entry)
    {
        var path = Path!.StartsWith("/services/", StringComparison.OrdinalIgnoreCase) ? entry.Path : ApiFamily.BehindVersion(entry.Path);
        return new PathPattern(Path).Matches(path.Trim('/').Split('/'));
    }

    private static object Typed(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> pair)
    {
        var text = pair.Value.ToString();
        return pair.Key switch
        {
            "status" when int.TryParse(text, out var number) => number,
            "unsupported" when bool.TryParse(text, out var flag) => flag,
            "body" => JsonSerializer.Deserialize<JsonElement>(text),
            _ => text,
        };
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
