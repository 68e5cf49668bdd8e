using FakeForce.Engine.Records;
using FakeForce.Engine.Records.Steps;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.External;

/// <summary>
/// Writes of external rows: what can be judged here is judged first, then the external system has the word. Only fields that the caller
/// names are sent. None of it is part of a transaction of the org.
/// </summary>
public sealed class ExternalWrites
{
    private static readonly Action<SaveContext>[][] steps = [[Names.Resolve], [Names.MustBeWritable], [Values.Coerce, Required.MustBePresent]];

    private readonly Org org;
    private readonly CancellationToken cancel;
    private readonly ExternalReader reader;

    public ExternalWrites(Org org, CancellationToken cancel)
    {
        (this.org, this.cancel, reader) = (org, cancel, new ExternalReader(org, cancel));
        org.External.RefuseInside();
    }

    /// <summary>Gives the id of the new row.</summary>
    public async Task<RecordId> CreateAsync(Caller caller, SObjectType type, RecordInput input)
    {
        MustBe(type, SObjectFlags.Createable, "inserted");
        var write = Read(caller, type, input, null);
        var externalId = await Ask(type).CreateAsync(write, cancel).ConfigureAwait(false);
        return type.IdOf((await reader.NumbersAsync(type, [externalId]).ConfigureAwait(false))[0]);
    }

    public async Task UpdateAsync(Caller caller, SObjectType type, RecordId id, RecordInput input)
    {
        MustBe(type, SObjectFlags.Updateable, "updated");
        var externalId = Known(type, id);
        await Ask(type).UpdateAsync(Read(caller, type, input, id), externalId, cancel).ConfigureAwait(false);
    }

    public Task DeleteAsync(SObjectType type, RecordId id)
    {
        MustBe(type, SObjectFlags.Deletable, "deleted");
        return Ask(type).DeleteAsync(type, Known(type, id), cancel);
    }

    private ExternalAdapter Ask(SObjectType type)
    {
        org.External.ChargeCallout(org.External.SourceOf(type));
        return org.External.AdapterOf(type);
    }

    private string Known(SObjectType type, RecordId id) => reader.Ids.ExternalIdOf(type, id) ?? throw new SalesforceException("NOT_FOUND", "The requested resource does not exist");

    private static void MustBe(SObjectType type, SObjectFlags flag, string verb)
    {
        if (!type.Is(flag)) throw new SaveError("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be {verb}: {type.Label}").AsException();
    }

    private ExternalWrite Read(Caller caller, SObjectType type, RecordInput input, RecordId? id)
    {
        var context = new SaveContext(new Transaction(org.State, org.Clock.GetUtcNow()), caller, type, input, id, default);
        foreach (var group in steps)
        {
            foreach (var step in group) step(context);
            if (context.Errors is [var first, ..]) throw first.AsException();
        }
        return new ExternalWrite(type, [.. context.Assignments.Select(assigned => KeyValuePair.Create(assigned.Field, context.Draft[assigned.Field]))]);
    }
}
