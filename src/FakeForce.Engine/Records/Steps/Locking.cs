namespace FakeForce.Engine.Records.Steps;

internal static class Locking
{
    public static void MustBeFree(SaveContext context)
    {
        if (context.Transaction.Held?.Check(context.Id, context.Draft) is { } held) context.Errors.Add(held);
    }
}
