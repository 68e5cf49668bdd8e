using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records.Steps;

internal static class Entity
{
    public static void MustAllowTheWrite(SaveContext context)
    {
        // What was exported from an org is put back, whoever made it there.
        if (context.Seeded is { KeepsAll: true }) return;
        var type = context.Type;
        var (flag, verb) = context.IsInsert ? (SObjectFlags.Createable, "inserted") : (SObjectFlags.Updateable, "updated");
        if (!type.Is(flag)) context.Fail("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be {verb}: {type.Label}");
    }
}
