using FakeForce.Engine.Identity;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>
/// Makes of one org's moment the beginning of another org, as Salesforce makes a sandbox: an id of its own, usernames with the
/// org's name behind them (Salesforce Help, "Sandbox Setup Considerations"), and nobody logged in.
/// </summary>
internal static class OrgCopy
{
    public static OrgState Of(OrgState moment, OrgOptions original, OrgOptions copy, DateTimeOffset now)
    {
        var transaction = new Transaction(moment, now);
        RenameUsers(transaction, name => Renamed(name, original, copy));
        foreach (var (key, bytes) in moment.Documents)
        {
            if (Keys.IsOfLogin(key) || IsPending(key)) transaction.SetDocument(key, null);
            else if (key.StartsWith(Keys.Apps, StringComparison.Ordinal) && Stored.Read<ConnectedApp>(bytes) is { RunAs: { } runAs } app)
                transaction.SetDocument(key, Stored.Bytes(app with { RunAs = Renamed(runAs, original, copy) }));
        }
        return Numbered(transaction.Freeze(), original.Number, copy.Number);
    }

    // "Scheduled jobs from the source org aren't copied" (Apex Developer Guide, "Apex Scheduler"); and what waits to be sent is sent by the original.
    private static bool IsPending(string key) => key.StartsWith(JobDocuments.Prefix, StringComparison.Ordinal) || key.StartsWith(MessageQueue.Prefix, StringComparison.Ordinal);

    /// <summary>The org's own row is the only one of its kind, and its place makes the org's id.</summary>
    private static OrgState Numbered(OrgState state, int from, int to)
    {
        if (from == to) return state;
        var type = state.Catalog["Organization"];
        var alone = new Table(RowVector.Alone(state.TableOf(type).Rows[from - 1]!, to), 1, Table.Empty.Indexes);
        return new OrgState(state.Catalog, state.Tables.SetItem(type.Index, alone), state.Documents, state.Events);
    }

    private static string Renamed(string name, OrgOptions original, OrgOptions copy) =>
        name.Equals(original.Username, StringComparison.OrdinalIgnoreCase) ? copy.Username
        : original.WithoutSuffix(name) + copy.Suffix;

    private static void RenameUsers(Transaction transaction, Func<string, string> renamed)
    {
        var type = UserTables.UserType(transaction.Catalog);
        if (!type.TryField("Username", out var username)) return;
        for (var number = 1; number <= transaction.CountOf(type); number++)
        {
            var row = transaction.Find(type, type.IdOf(number));
            if (!row.Exists || !row.Has(username.Ordinal)) continue;
            transaction.Update(type.IdOf(number), new RowDraft(type, row) { [username] = Value.Of(renamed(row.Get(username).AsText)) });
        }
    }
}
