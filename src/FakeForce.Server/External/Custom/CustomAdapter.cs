using System.Text.Json;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Outgoing;

namespace FakeForce.Server.External.Custom;

/// <summary>
/// A custom adapter, which in Salesforce is an Apex class of the Connector Framework. Here it is a service that takes the same contexts and
/// gives the same results as JSON: GET capabilities; POST query, search, upsertRows, deleteRows and sync (Apex Developer Guide, namespace
/// DataSource). The addresses are ours.
/// </summary>
internal sealed class CustomAdapter(ExternalHttp http, ExternalSource source) : ExternalAdapter
{
    private volatile HashSet<string>? capabilities;

    public override async ValueTask<ExternalAbilities> AbilitiesAsync(CancellationToken cancel)
    {
        var known = capabilities ?? await CapabilitiesAsync(cancel);
        return new ExternalAbilities(known.Contains("QUERY_TOTAL_SIZE"), known.Contains("QUERY_PAGINATION_SERVER_DRIVEN"), known.Contains("SEARCH"));
    }

    public override async Task<ExternalPage> QueryAsync(ExternalQuery query, CancellationToken cancel)
    {
        await MustAsync(query.Search is null ? "ROW_QUERY" : "SEARCH", cancel);
        var answer = await PostAsync(query.Search is null ? "query" : "search", CustomContexts.Of(query), query.Type, cancel);
        using var document = JsonValues.Parse(answer.Body);
        return CustomResults.PageOf(query, query.Search is null ? document.RootElement : CustomResults.Only(document.RootElement), answer.Body.Length);
    }

    public override async Task<string> CreateAsync(ExternalWrite write, CancellationToken cancel)
    {
        await MustAsync("ROW_CREATE", cancel);
        return await WriteAsync("upsertRows", CustomContexts.Of(write, null), write.Type, cancel) ?? throw ExternalErrors.Unreadable("it does not say what the new row's externalId is");
    }

    public override async Task UpdateAsync(ExternalWrite write, string externalId, CancellationToken cancel)
    {
        await MustAsync("ROW_UPDATE", cancel);
        await WriteAsync("upsertRows", CustomContexts.Of(write, externalId), write.Type, cancel);
    }

    public override async Task DeleteAsync(SObjectType type, string externalId, CancellationToken cancel)
    {
        await MustAsync("ROW_DELETE", cancel);
        await WriteAsync("deleteRows", CustomContexts.Delete(type, externalId), type, cancel);
    }

    public override async Task<IReadOnlyList<CustomObjectDefinition>> TablesAsync(IReadOnlyCollection<string>? names, CancellationToken cancel)
    {
        await CapabilitiesAsync(cancel);
        var answer = await PostAsync("sync", "{}"u8.ToArray(), null, cancel);
        using var document = JsonValues.Parse(answer.Body);
        return CustomTables.Read(source, document.RootElement);
    }

    private async Task MustAsync(string capability, CancellationToken cancel)
    {
        if (!(capabilities ?? await CapabilitiesAsync(cancel)).Contains(capability)) throw ExternalErrors.Unsupported($"{capability}, which the adapter of {source.FullName} does not offer,");
    }

    private async Task<HashSet<string>> CapabilitiesAsync(CancellationToken cancel)
    {
        var answer = await http.SendAsync(HttpMethod.Get, new Uri(http.Root, "capabilities"), [new("Accept", "application/json")], null, null, CustomResults.ErrorText, cancel);
        using var document = JsonValues.Parse(answer.Body);
        return capabilities = [.. JsonValues.ListOf(document.RootElement, "capabilities").Select(item => JsonValues.Of(item).Text ?? "")];
    }

    private async Task<string?> WriteAsync(string call, byte[] body, SObjectType type, CancellationToken cancel)
    {
        var answer = await PostAsync(call, body, type, cancel);
        using var document = JsonValues.Parse(answer.Body);
        return CustomResults.WrittenId(document.RootElement);
    }

    private Task<OutgoingAnswer> PostAsync(string call, byte[] body, SObjectType? type, CancellationToken cancel) =>
        http.SendAsync(HttpMethod.Post, new Uri(http.Root, call), [new("Accept", "application/json"), new("Content-Type", "application/json")], body, type?.External!.Name, CustomResults.ErrorText, cancel);
}
