using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>Takes all records away but those that a fresh org has. Sessions, jobs, channels and the event log stay.</summary>
internal static class FreshRecords
{
    /// <summary>Numbers that the org counts begin anew, and nothing is in the recycle bin.</summary>
    private static readonly string[] ofRecords = ["counter/", "bin/"];

    public static void Become(Transaction transaction, OrgState fresh)
    {
        var present = transaction.Freeze();
        var documents = present.Documents.RemoveRange(present.Documents.Keys.Where(key => ofRecords.Any(start => key.StartsWith(start, StringComparison.Ordinal))));
        transaction.Become(new OrgState(present.Catalog, fresh.Tables, documents, present.Events));
    }
}
