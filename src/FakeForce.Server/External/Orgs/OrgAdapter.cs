using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Outgoing;

namespace FakeForce.Server.External.Orgs;

/// <summary>The cross-org adapter: another org, by its REST API. Each call counts on that org's limits.</summary>
internal sealed class OrgAdapter(ExternalHttp http, ExternalSource source) : ExternalAdapter
{
    private static readonly ExternalAbilities abilities = new(TotalSize: true, ServerPaging: true, Search: true);

    private readonly OrgLogin login = new(http, source);

    private string Data => $"services/data/v{source.Configuration.ApiVersion}/";

    public override ValueTask<ExternalAbilities> AbilitiesAsync(CancellationToken cancel) => new(abilities);

    public override async Task<ExternalPage> QueryAsync(ExternalQuery query, CancellationToken cancel)
    {
        var url = query.Token is { } token ? http.Linked(http.Root, token)
            : query.Search is { } phrase ? new Uri(http.Root, $"{Data}search?q={Uri.EscapeDataString(OrgSoql.Search(query, phrase))}")
            : new Uri(http.Root, $"{Data}query?q={Uri.EscapeDataString(OrgSoql.Of(query))}");
        var answer = await SendAsync(HttpMethod.Get, url, null, query.Type, cancel);
        using var document = JsonValues.Parse(answer.Body);
        var root = document.RootElement;
        var rows = JsonValues.ListOf(root, query.Search is null ? "records" : "searchRecords").Select(record => RowOf(query, record)).ToList();
        var next = JsonValues.TextOf(root, "nextRecordsUrl") is { } link ? http.Linked(url, link).AbsoluteUri : null;
        return new ExternalPage(rows, query.Search is null ? JsonValues.NumberOf(root, "totalSize") + query.Skip : null, next, answer.Body.Length);
    }

    public override async Task<string> CreateAsync(ExternalWrite write, CancellationToken cancel)
    {
        var answer = await SendAsync(HttpMethod.Post, new Uri(http.Root, $"{Data}sobjects/{OrgSoql.Name(write.Type.External!.Name)}"), OrgBody.Of(write), write.Type, cancel);
        using var document = JsonValues.Parse(answer.Body);
        return JsonValues.TextOf(document.RootElement, "id") ?? throw ExternalErrors.Unreadable("it does not say what the new record's id is");
    }

    public override Task UpdateAsync(ExternalWrite write, string externalId, CancellationToken cancel) => SendAsync(HttpMethod.Patch, RecordOf(write.Type, externalId), OrgBody.Of(write), write.Type, cancel);

    public override Task DeleteAsync(SObjectType type, string externalId, CancellationToken cancel) => SendAsync(HttpMethod.Delete, RecordOf(type, externalId), null, type, cancel);

    /// <summary>Each table takes a call, so they are asked for by name.</summary>
    public override async Task<IReadOnlyList<CustomObjectDefinition>> TablesAsync(IReadOnlyCollection<string>? names, CancellationToken cancel)
    {
        if (names is null) throw ExternalErrors.Wrong("A sync with another org names its tables");
        var found = new List<CustomObjectDefinition>();
        foreach (var name in names)
        {
            var answer = await SendAsync(HttpMethod.Get, new Uri(http.Root, $"{Data}sobjects/{OrgSoql.Name(name)}/describe"), null, null, cancel);
            using var document = JsonValues.Parse(answer.Body);
            found.Add(OrgTables.DefinitionOf(source, document.RootElement));
        }
        return found;
    }

    private Uri RecordOf(SObjectType type, string externalId) => new(http.Root, $"{Data}sobjects/{OrgSoql.Name(type.External!.Name)}/{Uri.EscapeDataString(externalId)}");

    // A session that is over is renewed once.
    private async Task<OutgoingAnswer> SendAsync(HttpMethod method, Uri url, byte[]? body, SObjectType? type, CancellationToken cancel)
    {
        var session = await login.SessionAsync(cancel);
        try
        {
            return await SendAsync(method, url, body, type, session, cancel);
        }
        catch (SalesforceException refused) when (refused.Code == "EXTERNAL_OBJECT_AUTHENTICATION_EXCEPTION" && login.Forget(session))
        {
            return await SendAsync(method, url, body, type, await login.SessionAsync(cancel), cancel);
        }
    }

    private Task<OutgoingAnswer> SendAsync(HttpMethod method, Uri url, byte[]? body, SObjectType? type, string session, CancellationToken cancel)
    {
        List<KeyValuePair<string, string>> headers = [new("Accept", "application/json")];
        if (source.Protocol == ExternalProtocol.Password) headers.Add(new("Authorization", "Bearer " + session));
        if (body is not null) headers.Add(new("Content-Type", "application/json"));
        return http.SendAsync(method, url, headers, body, type?.External!.Name, OrgBody.ErrorText, cancel);
    }

    private static ExternalRow RowOf(ExternalQuery query, JsonElement record)
    {
        var id = JsonValues.TextOf(record, "Id") ?? throw ExternalErrors.Unreadable("a record in it has no Id");
        var values = new InputValue[query.Columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = record.TryGetProperty(query.Columns[i].ExternalColumn!, out var value) ? JsonValues.Of(value) : throw ExternalErrors.Unreadable($"a record in it lacks {query.Columns[i].ExternalColumn}");
        return new ExternalRow(id, null, values);
    }
}
