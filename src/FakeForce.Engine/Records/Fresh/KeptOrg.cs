using System.Text;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>
/// Remembers what an org was made from, so that a later start on its data folder that asks for another one is refused: what
/// an org is cannot be changed by starting it again, and going on as if it had been would mislead.
/// </summary>
internal static class KeptOrg
{
    private const string Key = "org/madeWith";

    public static void Remember(Transaction fresh, OrgOptions options) => fresh.SetDocument(Key, Encoding.UTF8.GetBytes(string.Join('\n', Facts(options))));

    /// <summary>Throws <see cref="JournalException"/> with everything in which the kept org and the options differ.</summary>
    public static void MustBe(OrgState kept, OrgOptions options)
    {
        if (!kept.Documents.TryGetValue(Key, out var bytes)) return;
        var made = Encoding.UTF8.GetString(bytes).Split('\n');
        var problems = made.Zip(Facts(options)).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First}, not {pair.Second}").ToList();
        if (problems.Count > 0)
            throw new JournalException($"{options.Data} holds another org than the options ask for: {string.Join("; ", problems)}. Start with the options it was made with, or name another folder.");
    }

    private static string[] Facts(OrgOptions options) =>
        ["organization " + options.Name, "edition " + options.Edition.ToString().ToLowerInvariant(), "username " + options.Username];
}
