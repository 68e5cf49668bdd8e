using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Escalation;

/// <summary>A case that an escalation rule watches, as it lies among the org's documents.</summary>
/// <param name="Entry">Its place in the rule.</param>
/// <param name="Start">From when the minutes count.</param>
/// <param name="Done">Actions that were taken already; of an entry that an edit ended, all.</param>
internal sealed record WaitingCase(RecordId Case, int Entry, DateTimeOffset Start, int Done) : IStored<WaitingCase>
{
    public const string Prefix = "case-escalation/";

    public static string KeyOf(RecordId id) => Prefix + id;

    public static WaitingCase? Find(Transaction transaction, RecordId id) => Stored.ReadOrNull<WaitingCase>(transaction.Document(KeyOf(id)));

    public static IEnumerable<WaitingCase> All(OrgState state) =>
        state.Documents.Where(document => document.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(document => Stored.Read<WaitingCase>(document.Value));

    public static void Put(Transaction transaction, WaitingCase waiting) => transaction.SetDocument(KeyOf(waiting.Case), Stored.Bytes(waiting));

    public static void Remove(Transaction transaction, RecordId id)
    {
        if (transaction.Document(KeyOf(id)) is not null) transaction.SetDocument(KeyOf(id), null);
    }

    void IStored<WaitingCase>.Write(StoredWriter writer) => writer.Put("c", Case).Put("e", Entry).Put("s", Start).Put("d", Done);

    static WaitingCase IStored<WaitingCase>.Read(StoredReader reader) => new(reader.Id("c"), (int)reader.Number("e"), reader.Moment("s"), (int)reader.Number("d"));
}
