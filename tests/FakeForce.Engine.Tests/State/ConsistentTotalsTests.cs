using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Journal;
using static FakeForce.Engine.Tests.Journal.JournalFolder;

namespace FakeForce.Engine.Tests.State;

/// <summary>Writers move amounts between records while readers add all of them up.</summary>
public sealed class ConsistentTotalsTests
{
    private const int Accounts = 300, Each = 1_000, MovesPerWriter = 1_500;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Readers_see_the_same_total_at_every_moment(bool journaled)
    {
        using var folder = new JournalFolder();
        await using var org = journaled ? folder.Open() : Org.Create(new OrgOptions { Catalog = Standard }, folder.Clock);
        var type = org.Catalog["Account"];
        var amount = FieldOf(type, "NumberOfEmployees");
        await org.WriteAsync(transaction =>
        {
            for (var i = 0; i < Accounts; i++) Create(transaction, "Account", ("Name", $"{i}"), ("NumberOfEmployees", $"{Each}"));
            return true;
        }, Ending);
        var moving = 4;
        var writers = Enumerable.Range(1, 4).Select(seed => Task.Run(async () =>
        {
            try
            {
                await MoveAsync(org, type, amount, new Chance((ulong)seed));
            }
            finally
            {
                Interlocked.Decrement(ref moving);
            }
        }, Ending)).ToList();
        // On threads of their own: behind the writers in the pool's queue they may come when all is done.
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(() =>
        {
            var moments = 0;
            for (OrgState? last = null; Volatile.Read(ref moving) > 0; last = org.State)
            {
                Assert.Equal(Accounts * Each, Total(org.State, type, amount));
                if (!ReferenceEquals(last, org.State)) moments++;
            }
            return moments;
        }, Ending, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        await Task.WhenAll(writers);
        Assert.All(await Task.WhenAll(readers), moments => Assert.InRange(moments, 2, int.MaxValue));
        Assert.Equal(Accounts * Each, Total(org.State, type, amount));
    }

    private static async Task MoveAsync(Org org, SObjectType type, Field amount, Chance chance)
    {
        for (var i = 0; i < MovesPerWriter; i++)
        {
            var (from, to, moved) = (chance.Next(Accounts) + 1, chance.Next(Accounts) + 1, chance.Next(100));
            await org.WriteAsync(transaction =>
            {
                Add(transaction, type, amount, from, -moved);
                Add(transaction, type, amount, to, moved);
                // A transaction that throws must leave no half of its move.
                return i % 10 == 0 ? throw new OperationCanceledException("dropped") : true;
            }, Ending).AsTask().ContinueWith(static _ => { }, Ending, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static void Add(Transaction transaction, SObjectType type, Field amount, int number, long moved)
    {
        var id = new RecordId(type.KeyPrefix!.Value, number);
        var row = transaction.Find(type, id);
        transaction.Update(id, new RowDraft(type, row) { [amount] = Value.Of(row.Get(amount).Bits + moved) });
    }

    private static long Total(OrgState state, SObjectType type, Field amount)
    {
        var table = state.TableOf(type);
        long total = 0;
        for (var number = 1; number <= table.Count; number++) total += table.RowAt(number).Get(amount).Bits;
        return total;
    }
}
