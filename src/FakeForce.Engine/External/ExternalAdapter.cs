using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>
/// How the rows of one external data source are reached. Whatever goes wrong is a <see cref="SalesforceException"/> of
/// <see cref="ExternalErrors"/>; what a system sends is not to be trusted.
/// </summary>
public abstract class ExternalAdapter
{
    /// <summary>What the system can do; asked before each query.</summary>
    public abstract ValueTask<ExternalAbilities> AbilitiesAsync(CancellationToken cancel);

    public abstract Task<ExternalPage> QueryAsync(ExternalQuery query, CancellationToken cancel);

    /// <summary>Gives the new row's ExternalId.</summary>
    public abstract Task<string> CreateAsync(ExternalWrite write, CancellationToken cancel);

    public abstract Task UpdateAsync(ExternalWrite write, string externalId, CancellationToken cancel);

    public abstract Task DeleteAsync(SObjectType type, string externalId, CancellationToken cancel);

    /// <summary>What the system says of its tables now; of those named, where they are named.</summary>
    public abstract Task<IReadOnlyList<CustomObjectDefinition>> TablesAsync(IReadOnlyCollection<string>? names, CancellationToken cancel);
}
