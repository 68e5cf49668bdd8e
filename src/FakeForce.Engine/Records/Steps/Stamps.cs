namespace FakeForce.Engine.Records.Steps;

internal static class Stamps
{
    public static void Apply(SaveContext context)
    {
        var (draft, now, user) = (context.Draft, context.Transaction.Now, context.Caller.UserId);
        if (context.IsInsert) SystemFields.StampCreated(draft, now, user);
        else SystemFields.StampModified(draft, now, user);
    }
}
