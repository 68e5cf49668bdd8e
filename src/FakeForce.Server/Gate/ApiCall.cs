using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Access;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Server.Json;

namespace FakeForce.Server.Gate;

/// <summary>
/// One call as a handler sees it: the org, who calls, in which version, and the answer in the making. The gate made the
/// first three and sends the last.
/// </summary>
internal sealed class ApiCall(HttpContext http, Org org, Session session, int version) : IDisposable
{
    private JsonOut? json;

    public HttpContext Http { get; } = http;
    public Org Org { get; } = org;
    public Session Session { get; } = session;

    /// <summary>66 for v66.0.</summary>
    public int Version { get; } = version;

    /// <summary>True under …/tooling, which has sObjects of its own.</summary>
    public bool IsTooling { get; set; }

    /// <summary>The sObjects that the caller may know of.</summary>
    public Catalog Catalog => IsTooling ? ToolingCatalog.Of(Org.CatalogOf(Session.UserId)) : Org.CatalogOf(Session.UserId);
    /// <summary>A row as the caller finds it: not at all if they may not read it.</summary>
    public Row Find(SObjectType type, RecordId id) => Reach(type, id, Org.State.Find(type, id));

    public bool TryFind(RecordId id, [NotNullWhen(true)] out SObjectType? type, out Row row)
    {
        row = default;
        if (!Catalog.TryFind(id.Prefix, out type)) return false;
        row = Find(type, id);
        return row.Exists;
    }

    /// <summary>The same of a row that may be gone, of which nobody can say any more whose it was: those know of it who see all.</summary>
    public bool MayKnowOf(SObjectType type, RecordId id) =>
        Org.State.Find(type, id).Exists ? Find(type, id).Exists : Org.State.AccessOf(Session.UserId)?.SightOf(type).SeesAll != false;

    private Row Reach(SObjectType type, RecordId id, Row row) =>
        Org.Catalog.Access is null || !row.Exists || Org.State.AccessOf(Session.UserId)?.SightOf(type).Matches(row, id) != false ? row : default;

    public Caller Caller => new(Session.UserId, Version) { Client = CallOptions.Client(Http.Request), AssignmentRule = Http.Request.Headers["Sforce-Auto-Assign"], SavesDuplicates = CallOptions.SavesDuplicates(Http.Request) };
    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>True if the caller asked for XML; dates then take the Z form.</summary>
    public bool WantsXml { get; } = AcceptedFormat.IsXml(http.Request) || Subrequest.Of(http) is { IsForXml: true };

    /// <summary>What was read of the body, for error texts that name a line and column.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>The answer's JSON; XML is made from it when asked for.</summary>
    public JsonOut Json => json ??= new JsonOut();
    public bool HasJson => json is not null;

    /// <summary>Name of the XML answer's outermost element.</summary>
    public string XmlRoot { get; set; } = "Result";

    /// <summary>Name of the elements of an answer that is a list.</summary>
    public string XmlItem { get; set; } = "Item";

    /// <summary>An answer that is no JSON: a file's bytes and their media type.</summary>
    public (ReadOnlyMemory<byte> Bytes, string ContentType)? Binary { get; set; }

    /// <summary>An answer too long for one buffer, and its media type.</summary>
    public (IEnumerable<ReadOnlyMemory<byte>> Bytes, string ContentType)? Blocks { get; set; }

    public RecordWriter Writer => new(Json, Version, WantsXml, IsTooling);

    public string Root => string.Create(CultureInfo.InvariantCulture, $"/services/data/v{Version}.0{(IsTooling ? "/tooling" : "")}");

    public string RouteText(string name) => (string)Http.Request.RouteValues[name]!;

    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>The sObject of the path; one that does not exist is a path that does not exist.</summary>
    public SObjectType SObject() => Catalog.TryFind(RouteText("sobject"), out var type) ? type : throw NotFound();

    public static SalesforceException NotFound() => new("NOT_FOUND", "The requested resource does not exist");

    public void NoContent() => Status = StatusCodes.Status204NoContent;

    public void Dispose() => json?.Dispose();
}
