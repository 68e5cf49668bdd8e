using FakeForce.Engine.Journal;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using static FakeForce.Engine.Tests.Journal.JournalFolder;

namespace FakeForce.Engine.Tests.Journal;

/// <summary>Ends the world at each write that the journal makes, checkpoints and trimming among them, and looks what is left.</summary>
public sealed class CrashPointTests
{
    private const int Commits = 60;

    private static readonly JournalOptions Busy = Small with { CheckpointBytes = 3_000, ChunkBytes = 4_000 };
    private static readonly RecordId Account = new(KeyPrefix.Parse("001"), 1);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_write_is_the_last_one_every_answered_commit_is_found_and_nothing_is_half_there()
    {
        var all = (await LiveAsync(int.MaxValue)).Writes;
        Assert.InRange(all, 500, 20_000);
        // Every write of the first commits, where the file is made; then a spread over the rest.
        for (var at = 1; at <= all; at += at < 60 ? 1 : 23) await LiveAsync(at);
        FinalizeWhatIsLeft();
    }

    private static async Task<Disaster> LiveAsync(int atWrite)
    {
        using var folder = new JournalFolder();
        var disaster = new Disaster(atWrite);
        var answered = await WorkAsync(folder, Busy with { OpenFile = disaster.Open });
        await using var again = folder.Open(how: Busy);
        var found = Found(again.State);
        Assert.True(found == answered || found == answered + 1, $"write {atWrite}: {answered} commits were answered, and {found} are there");
        if (disaster.HasStruck) return disaster;
        Assert.Equal(Commits, found);
        return disaster;
    }

    // Each commit writes its number into two records and a document.
    private static async Task<int> WorkAsync(JournalFolder folder, JournalOptions how)
    {
        var answered = 0;
        Org? org = null;
        try
        {
            org = folder.Open(how: how);
            for (var n = 1; n <= Commits; n++)
            {
                await org.WriteAsync(transaction => Commit(transaction, n), Ending);
                answered = n;
            }
            await org.DisposeAsync();
        }
        catch (IOException)
        {
            org?.Journal!.Abandon();
        }
        return answered;
    }

    // What LiteDB leaves behind must not end the process when the garbage collector finds it.
    private static void FinalizeWhatIsLeft()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static bool Commit(Transaction transaction, int n)
    {
        var type = transaction.Catalog["Account"];
        for (var i = 0; i < 2; i++)
        {
            if (n == 1) Create(transaction, "Account", ("Name", "1"));
            else SavePipeline.Update(transaction, Admin, type, new RecordId(Account.Prefix, i + 1), new RecordInput().Set("Name", $"{n}"));
        }
        transaction.SetDocument("n", [(byte)n]);
        return true;
    }

    private static int Found(OrgState state)
    {
        var type = state.Catalog["Account"];
        var rows = state.TableOf(type);
        if (rows.Count == 0) return 0;
        var numbers = Enumerable.Range(1, 2).Select(i => rows.RowAt(i).Get(FieldOf(type, "Name")).AsText).Append($"{state.Documents["n"][0]}");
        return int.Parse(Assert.Single(numbers.Distinct()), System.Globalization.CultureInfo.InvariantCulture);
    }
}
