namespace FakeForce.Engine.Records.Steps;

/// <summary>A record without a named owner belongs to whoever creates it.</summary>
internal static class OwnerDefault
{
    public static void Apply(SaveContext context)
    {
        if (!context.IsInsert || SystemFields.Of(context.Type).OwnerId is not { } owner) return;
        if (context.Draft[owner].IsNull) context.Draft[owner] = Value.Of(context.Caller.UserId);
    }
}
