using System.Text;
using CsCheck;
using FakeForce.Engine.Journal;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;
using static FakeForce.Engine.Tests.Journal.JournalFolder;

namespace FakeForce.Engine.Tests.Journal;

/// <summary>An org that is closed and opened again is the same org.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_fresh_org_is_kept_with_its_id()
    {
        OrgState before;
        RecordId id;
        await using (var org = folder.Open()) (before, id) = (org.State, org.Id);
        await using var again = folder.Open();
        SameState.Assert(before, again.State);
        Assert.Equal(id, again.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_kind_of_change_survives(bool closed)
    {
        var org = folder.Open();
        var (kept, deleted, purged) = await org.WriteAsync(transaction =>
        {
            var ids = (Create(transaction, "Account", ("Name", "Kept"), ("AnnualRevenue", "12.5")), Create(transaction, "Account", ("Name", "Deleted")), Create(transaction, "Account", ("Name", "Purged")));
            transaction.SetDocument("a", [1, 2, 3]);
            transaction.SetDocument("b", [4]);
            transaction.SetDocument("empty", []);
            return ids;
        }, Ending);
        var account = org.Catalog["Account"];
        await org.WriteAsync(transaction =>
        {
            Deletion.Delete(transaction, Admin, account, deleted);
            Deletion.Delete(transaction, Admin, account, purged);
            Deletion.EmptyFromBin(transaction, account, purged);
            transaction.SetDocument("b", null);
            return true;
        }, Ending);
        var before = org.State;
        if (closed) await org.DisposeAsync();
        else await AbandonAsync(org);
        await using var again = folder.Open();
        SameState.Assert(before, again.State);
        Assert.True(again.State.Find(account, kept).IsLive);
        Assert.True(again.State.Find(account, deleted).IsDeleted);
        Assert.False(again.State.Find(account, purged).Exists);
        Assert.Equal("Kept", again.State.Find(account, kept).Get(FieldOf(account, "Name")).AsText);
    }

    [Fact]
    public async Task Any_sequence_of_transactions_resets_and_restarts_gives_the_state_that_memory_has()
    {
        var step = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 30], Gen.String[Gen.Char.AlphaNumeric, 1, 60]);
        await step.Array[1, 40].SampleAsync(RunAsync, iter: 60, threads: 1);
    }

    private static async Task RunAsync((int Kind, int Number, string Text)[] steps)
    {
        using var folder = new JournalFolder();
        var org = folder.Open();
        await using var memory = Org.Create(org.Options, folder.Clock);
        var start = memory.State;
        foreach (var step in steps)
        {
            if (step.Kind == 9)
            {
                await memory.RestoreAsync(start, Ending);
                await org.ResetAsync(Ending);
            }
            else if (step.Kind == 8)
            {
                if (step.Number % 2 == 0) await org.DisposeAsync();
                else await AbandonAsync(org);
                org = folder.Open();
                start = memory.State;
                SameState.Assert(start, org.State);
            }
            else
            {
                await memory.WriteAsync(transaction => Change(transaction, step), Ending);
                await org.WriteAsync(transaction => Change(transaction, step), Ending);
            }
        }
        await AbandonAsync(org);
        await using var last = folder.Open();
        SameState.Assert(memory.State, last.State);
        await last.WriteAsync(transaction => Create(transaction, "Account", ("Name", "next")), Ending);
        await memory.WriteAsync(transaction => Create(transaction, "Account", ("Name", "next")), Ending);
        SameState.Assert(memory.State, last.State);
        var (account, name) = (last.Catalog["Account"], FieldOf(last.Catalog["Account"], "Name"));
        var key = IndexKey.OfText(Encoding.UTF8.GetBytes("next"));
        Assert.Equal(
            await memory.WriteAsync(transaction => transaction.Lookup(account, name, key), Ending),
            await last.WriteAsync(transaction => transaction.Lookup(account, name, key), Ending));
    }

    private static bool Change(Transaction transaction, (int Kind, int Number, string Text) step)
    {
        var account = transaction.Catalog["Account"];
        var id = new RecordId(account.KeyPrefix!.Value, step.Number);
        switch (step.Kind)
        {
            case 0 or 1 or 2: Create(transaction, "Account", ("Name", step.Text), ("NumberOfEmployees", $"{step.Number}")); break;
            case 3: Create(transaction, "Case", ("Subject", step.Text)); break;
            case 4 when transaction.Find(account, id).IsLive: SavePipeline.Update(transaction, Admin, account, id, new RecordInput().Set("Name", step.Text)); break;
            case 5: Deletion.Delete(transaction, Admin, account, id); break;
            case 6: Deletion.EmptyFromBin(transaction, account, id); break;
            case 7: transaction.SetDocument($"d/{step.Number}", step.Text.Length % 3 == 0 ? null : new byte[step.Text.Length * 100]); break;
        }
        return true;
    }

    // As a kill leaves it: nothing is written at the end, and the system frees the files.
    private static Task AbandonAsync(Org org) => Task.Run(() => org.Journal!.Abandon(), Ending);

    [Fact]
    public async Task A_reset_survives_and_ids_go_on_as_without_a_restart()
    {
        var org = folder.Open();
        await org.WriteAsync(transaction => Create(transaction, "Account", ("Name", "gone")), Ending);
        await org.ResetAsync(Ending);
        await org.DisposeAsync();
        await using var again = folder.Open();
        Assert.Equal(0, again.State.TableOf(again.Catalog["Account"]).Count);
        Assert.Equal(1, (await again.WriteAsync(transaction => Create(transaction, "Account", ("Name", "first")), Ending)).Number);
    }

    [Fact]
    public async Task Tokens_are_not_repeated_after_a_restart()
    {
        var tokens = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            var org = folder.Open();
            for (var n = 0; n < 20; n++) Assert.True(tokens.Add(org.Chance.Token(32)));
            await AbandonAsync(org);
        }
    }

    [Fact]
    public async Task Checkpoints_let_old_commits_go_and_the_file_stays_small()
    {
        var org = folder.Open();
        var account = org.Catalog["Account"];
        var id = await org.WriteAsync(transaction => Create(transaction, "Account", ("Name", "x")), Ending);
        for (var i = 0; i < 3_000; i++)
            await org.WriteAsync(transaction => SavePipeline.Update(transaction, Admin, account, id, new RecordInput().Set("Description", new string((char)('a' + i % 26), 400))), Ending);
        var before = org.State;
        await org.DisposeAsync();
        Assert.InRange(new FileInfo(folder.File).Length, 1, 1_500_000);
        await using var again = folder.Open();
        SameState.Assert(before, again.State);
    }

    [Fact]
    public async Task A_value_longer_than_a_document_of_the_file_is_kept()
    {
        var big = new byte[20 << 20];
        new Chance(7).Bytes(1000).CopyTo(big, 19 << 20);
        var org = folder.Open(how: new JournalOptions());
        await org.WriteAsync(transaction => { transaction.SetDocument("big", big); return true; }, Ending);
        await AbandonAsync(org);
        org = folder.Open(how: new JournalOptions());
        Assert.Equal(big, org.State.Documents["big"]);
        await org.DisposeAsync();
        await using var again = folder.Open(how: new JournalOptions());
        Assert.Equal(big, again.State.Documents["big"]);
    }
}
