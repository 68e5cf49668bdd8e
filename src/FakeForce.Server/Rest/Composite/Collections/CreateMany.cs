using FakeForce.Engine.Records;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>POST /composite/sobjects.</summary>
internal static class CreateMany
{
    // SOAP's sentence for the same mistake.
    private static readonly SaveError hasId = new("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id");

    public static async ValueTask PostAsync(ApiCall call)
    {
        CollectionRules.Since(call);
        var input = await CollectionInput.ReadAsync(call);
        CollectionRules.CheckTypes([.. input.Records.Select(r => r.Type)]);
        var caller = call.Caller;
        await CollectionAnswer.SaveAsync(call, [.. input.Records.Select(r => One(r, caller))], input.AllOrNone);
    }

    private static SaveOne One(CollectionRecord record, Caller caller) =>
        record.Input.Fields.Exists(f => f.Key.Equals("Id", StringComparison.OrdinalIgnoreCase)) ? _ => SaveResult.Failed(null, hasId)
            : transaction => SavePipeline.Insert(transaction, caller, record.Type, record.Input);
}
