using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.OData;

/// <summary>An OData service of version 2.0, 4.0 or 4.01.</summary>
internal sealed class ODataAdapter(ExternalHttp http, ExternalSource source) : ExternalAdapter
{
    private readonly ODataModel model = new(http, source);

    private bool IsTwo => source.Type == ExternalKind.OData;

    private bool IsAtom => IsTwo && source.Configuration.Format == ExternalFormat.Atom;

    public override ValueTask<ExternalAbilities> AbilitiesAsync(CancellationToken cancel) => new(new ExternalAbilities(
        TotalSize: source.Type == ExternalKind.OData401 || source.Configuration.InlineCountEnabled,
        ServerPaging: source.Configuration.Pagination == ExternalPagination.Server,
        Search: source.Configuration.SearchFunc.Length > 0));

    public override async Task<ExternalPage> QueryAsync(ExternalQuery query, CancellationToken cancel)
    {
        var table = await model.TableAsync(query.Type, cancel);
        var address = new ODataAddress(http.Root, table, source);
        var url = query.Token is { } token ? http.Linked(http.Root, token) : address.Of(query);
        var answer = await http.SendAsync(HttpMethod.Get, url, ODataHeaders.Reading(source), null, table.Name, ODataErrors.TextOf, cancel);
        var feed = IsAtom ? AtomRows.ReadFeed(answer.Body) : JsonRows.ReadFeed(answer.Body, IsTwo);
        // Resolved at once, so that a link to somewhere else fails with the page that has it.
        var next = feed.Next is { } link ? http.Linked(url, link).AbsoluteUri : null;
        var columns = query.Columns.Select(address.ColumnOf).ToList();
        return new ExternalPage([.. feed.Entities.Select(entity => RowOf(address, table, columns, entity))], feed.Count, next, answer.Body.Length);
    }

    public override async Task<string> CreateAsync(ExternalWrite write, CancellationToken cancel)
    {
        var table = await model.TableAsync(write.Type, cancel);
        var body = new ODataBody(table, IsTwo).Write(write, isNew: true);
        var headers = await WritingAsync(cancel);
        var url = new Uri(http.Root, Uri.EscapeDataString(table.Name));
        var answer = await http.SendAsync(HttpMethod.Post, url, headers, Compressed(body), table.Name, ODataErrors.TextOf, cancel);
        var entity = answer.Body.Length == 0 ? null : ODataErrors.IsXml(answer.Body) ? AtomRows.ReadEntity(answer.Body) : JsonRows.ReadEntity(answer.Body, IsTwo);
        if (entity is not null) return KeyOf(table, entity);
        return new ODataBody(table, IsTwo).KeyIn(write) ?? throw ExternalErrors.Unreadable("it does not say what the new row's key is");
    }

    public override async Task UpdateAsync(ExternalWrite write, string externalId, CancellationToken cancel)
    {
        var table = await model.TableAsync(write.Type, cancel);
        var body = new ODataBody(table, IsTwo).Write(write, isNew: false);
        var url = new ODataAddress(http.Root, table, source).OfEntity(externalId);
        // MERGE is what 2.0 changes some fields with, PATCH what 4.0 does (OData 2.0, "Updating Entries"; 4.0 Part 1, "Update an Entity").
        await http.SendAsync(IsTwo ? new HttpMethod("MERGE") : HttpMethod.Patch, url, await WritingAsync(cancel), Compressed(body), table.Name, ODataErrors.TextOf, cancel);
    }

    public override async Task DeleteAsync(SObjectType type, string externalId, CancellationToken cancel)
    {
        var table = await model.TableAsync(type, cancel);
        var headers = (await WritingAsync(cancel)).Where(header => header.Key is not ("Content-Type" or "Content-Encoding" or "Prefer")).ToList();
        await http.SendAsync(HttpMethod.Delete, new ODataAddress(http.Root, table, source).OfEntity(externalId), headers, null, table.Name, ODataErrors.TextOf, cancel);
    }

    public override Task<IReadOnlyList<CustomObjectDefinition>> TablesAsync(IReadOnlyCollection<string>? names, CancellationToken cancel) => model.DefinitionsAsync(cancel);

    private byte[] Compressed(byte[] body) => source.Configuration.RequestCompression ? ODataHeaders.Compress(body) : body;

    // With CSRF protection a token is fetched from the service's root first, and comes back with the session that it belongs to.
    private async Task<IReadOnlyList<KeyValuePair<string, string>>> WritingAsync(CancellationToken cancel)
    {
        if (!source.Configuration.CsrfTokenEnabled) return ODataHeaders.Writing(source);
        var name = source.Configuration.CsrfTokenName;
        var answer = await http.SendAsync(HttpMethod.Get, http.Root, [.. ODataHeaders.Reading(source), new(name, "Fetch")], null, null, ODataErrors.TextOf, cancel);
        var token = answer.Header(name) ?? throw ExternalErrors.Unreadable($"it has no header {name}, so nothing can be written");
        var cookies = answer.Headers.Where(header => header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.Split(';')[0]).ToList();
        var headers = ODataHeaders.Writing(source).Append(new(name, token));
        return cookies.Count == 0 ? [.. headers] : [.. headers, new("Cookie", string.Join("; ", cookies))];
    }

    private static ExternalRow RowOf(ODataAddress address, EdmTable table, List<EdmColumn> columns, ODataEntity entity)
    {
        var values = new InputValue[columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = entity.Values.TryGetValue(columns[i].Name, out var value) ? TwoDates.Read(columns[i], value) : throw ExternalErrors.Unreadable($"a row of {table.Name} lacks {columns[i].Name}");
        var externalId = KeyOf(table, entity);
        return new ExternalRow(externalId, address.OfEntity(externalId).AbsoluteUri is { Length: <= 1_000 } url ? url : null, values);
    }

    private static string KeyOf(EdmTable table, ODataEntity entity)
    {
        var parts = new List<string>();
        foreach (var key in table.Keys)
            parts.Add(entity.Values.TryGetValue(key.Name, out var value) && KeyText(TwoDates.Read(key, value)) is { } text ? text : throw ExternalErrors.Unreadable($"a row of {table.Name} lacks its key {key.Name}"));
        return ODataKeys.Join(parts);
    }

    private static string? KeyText(InputValue value) => value.Kind switch
    {
        InputKind.True => "true",
        InputKind.False => "false",
        _ => value.Text,
    };
}
