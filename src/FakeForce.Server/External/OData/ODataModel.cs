using FakeForce.Engine.External;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.OData;

/// <summary>
/// What a service's $metadata says, which queries need for keys and types. It is read when it is first needed and kept; a sync reads it
/// anew.
/// </summary>
internal sealed class ODataModel(ExternalHttp http, ExternalSource source)
{
    private volatile Dictionary<string, EdmTable>? known;

    public async ValueTask<EdmTable> TableAsync(SObjectType type, CancellationToken cancel)
    {
        var name = type.External!.Name;
        var tables = known ?? await ReadAsync(cancel);
        return tables.TryGetValue(name, out var table) ? table : throw ExternalErrors.Wrong($"The external system has no table {name} with a key");
    }

    public async Task<IReadOnlyList<CustomObjectDefinition>> DefinitionsAsync(CancellationToken cancel)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. (await ReadAsync(cancel)).Values.Select(table => ODataTables.DefinitionOf(source, table, names))];
    }

    private async Task<Dictionary<string, EdmTable>> ReadAsync(CancellationToken cancel)
    {
        var answer = await http.SendAsync(HttpMethod.Get, new Uri(http.Root, "$metadata"), [new("Accept", "application/xml")], null, null, ODataErrors.TextOf, cancel);
        return known = MetadataReader.Read(answer.Body, out _);
    }
}
