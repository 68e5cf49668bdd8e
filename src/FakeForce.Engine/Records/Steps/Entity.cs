using FakeForce.Engine.External;
using FakeForce.Engine.Limits;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records.Steps;

internal static class Entity
{
    public static void MustAllowTheWrite(SaveContext context)
    {
        // What was exported from an org is put back, whoever made it there.
        if (context.Seeded is { KeepsAll: true }) return;
        var type = context.Type;
        if (type.External is not null) context.Errors.Add(ExternalErrors.InATransaction(type));
        if (context.IsInsert && context.Transaction.Limits?.DataStorageBytes is { } most && DataStorage.SizeOf(type) is > 0 and var size && DataStorage.UsedBytes(context.Transaction) + size > most)
            context.Fail("STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");
        var (flag, verb) = context.IsInsert ? (SObjectFlags.Createable, "inserted") : (SObjectFlags.Updateable, "updated");
        if (!context.Seen.Is(flag)) context.Fail("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be {verb}: {type.Label}");
    }
}
