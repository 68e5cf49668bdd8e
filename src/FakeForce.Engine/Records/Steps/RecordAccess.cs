using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records.Steps;

/// <summary>What sharing lets a caller do who may not do everything.</summary>
internal static class RecordAccess
{
    public static void MustAllowTheWrite(SaveContext context)
    {
        if (context.Sharing is not { } access || context.IsInsert) return;
        if (Refusal(access, context.Type, context.Id!.Value, context.Before, RowLevel.Edit) is { } refusal) context.Errors.Add(refusal);
    }

    /// <summary>
    /// Why a record may not be changed (Edit) or deleted (All). Of one that may not even be read the error is that of an id without access
    /// (acesalesforce.com, "How to Debug Insufficient Access Rights on Cross Reference Id Error").
    /// </summary>
    public static SaveError? Refusal(UserAccess access, SObjectType type, RecordId id, Row row, RowLevel wanted)
    {
        var level = access.SightOf(type).LevelOf(row, id.Number);
        return level >= wanted ? null : level == RowLevel.None ? NoAccess(id) : new SaveError("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }

    /// <summary>Records that the saved one names must be such as the caller may read, and its master one that they may edit.</summary>
    public static void MustReachWhatItNames(SaveContext context)
    {
        if (context.Sharing is not { } access) return;
        var shape = access.Policy.ShapeOf(context.Type, context.Transaction.Catalog);
        foreach (var (field, _) in context.Assignments)
        {
            if (field.Type.Storage != StorageKind.Reference || context.Draft[field] is not { IsNull: false } value || !context.Draft.Changes(field)) continue;
            if (context.Transaction.TryFind(value.AsId, out var type, out var row) && !MayName(access, shape, field, type, value.AsId, row)) context.Errors.Add(NoAccess(value.AsId));
        }
    }

    // Owners are users and queues, whom everybody sees.
    private static bool MayName(UserAccess access, SharingShape shape, Field field, SObjectType type, RecordId id, Row row)
    {
        var level = access.SightOf(type).LevelOf(row, id.Number);
        foreach (var link in shape.Parents)
            if (link.Reference.Ordinal == field.Ordinal && link.Parent.Index == type.Index && shape.Owner is null) return link.MayHaveMore(level);
        return level >= RowLevel.Read;
    }

    /// <summary>Who hands a record over must be its owner or above, or have the permission or default to; who takes it must be able to read such records.</summary>
    public static void MustAllowTheTransfer(SaveContext context)
    {
        if (context.Transaction.Catalog.Access is not { } policy || context.Transaction.IsRestoration || context.IsInsert || SystemFields.Of(context.Type).OwnerId is not { } owner || !context.Draft.Changes(owner)) return;
        if (context.Sharing is { } access && !MayTransfer(access, context)) context.Fail("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        // Object Reference, "Error codes": TRANSFER_REQUIRES_READ.
        if (policy.Of(context.Transaction, context.Draft[owner].AsId) is { } next && context.Draft[owner].AsId.Prefix == KeyPrefix.Parse("005") && next.Catalog.Seen(context.Type) is null)
            context.Fail("TRANSFER_REQUIRES_READ", "The new owner must have read permission", owner.Name);
    }

    private static bool MayTransfer(UserAccess access, SaveContext context)
    {
        var level = access.SightOf(context.Type).LevelOf(context.Before, context.Id!.Value.Number);
        if (level == RowLevel.All || access.Profile.Has("TransferAnyEntity") || access.Profile.Has("TransferAny" + context.Type.Name)) return true;
        return access.Policy.ShapeOf(context.Type, context.Transaction.Catalog).Model == SharingModel.ReadWriteTransfer;
    }

    /// <summary>A record that is handed over is shared by hand no more (Help, "Considerations for Manual Sharing").</summary>
    public static void EndManualShares(SaveContext context)
    {
        if (context.IsInsert || context.Transaction.Catalog.Access is not { } policy || SystemFields.Of(context.Type).OwnerId is not { } owner || !context.Draft.Changes(owner)) return;
        if (policy.ShapeOf(context.Type, context.Transaction.Catalog).Shares is not { } shares) return;
        foreach (var number in context.Transaction.Lookup(shares.Type, shares.Record, context.SavedId.Bits))
        {
            var id = shares.Type.IdOf(number);
            if (context.Transaction.Find(shares.Type, id) is { IsLive: true } row && shares.Type.TryField("RowCause", out var cause) && row.Get(cause).AsText == "Manual") context.Transaction.Purge(shares.Type, id);
        }
    }

    private static SaveError NoAccess(RecordId id) => new("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", $"insufficient access rights on cross-reference id: {id.ToShortString()}");
}
