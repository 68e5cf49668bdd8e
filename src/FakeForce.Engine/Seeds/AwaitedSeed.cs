using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>
/// A fresh org that was made to be seeded remembers it until it is. So a start whose seed was wrong, or that was killed
/// before it was in, is made good by the next one on the same folder, and an org that has its seed gets no second.
/// </summary>
internal static class AwaitedSeed
{
    private const string Key = "org/awaitsSeed";

    public static bool Is(OrgState state) => state.Documents.ContainsKey(Key);

    public static void Await(Transaction fresh) => fresh.SetDocument(Key, [1]);

    public static void Came(Transaction transaction)
    {
        if (transaction.Document(Key) is not null) transaction.SetDocument(Key, null);
    }
}
