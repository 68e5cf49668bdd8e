using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Mover;

/// <summary>
/// A process to be killed: several writers move employees between accounts of an org in a folder, count their moves in an
/// account of their own in the same transaction, and print "writer count" once the org has answered.
/// </summary>
public sealed class Moving(string folder, int seed)
{
    public const int Accounts = 20, Each = 1_000, Writers = 4;

    private readonly Org org = Open(folder);

    /// <summary>The org in the folder.</summary>
    public static Org Open(string folder) =>
        Org.Open(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None), Data = folder }, TimeProvider.System);

    /// <summary>What an account has; the writers' own ones come behind the others.</summary>
    public static long Employees(OrgState state, int account)
    {
        var type = state.Catalog["Account"];
        return state.TableOf(type).RowAt(account).Get(FieldOf(type)).Bits;
    }

    public async Task RunForeverAsync()
    {
        await org.WriteAsync(Fill);
        Console.WriteLine("ready");
        await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Run(() => MoveAsync(writer))));
    }

    private async Task MoveAsync(int writer)
    {
        var chance = new Chance((ulong)(seed * Writers + writer));
        while (true)
        {
            var (from, to, moved) = (chance.Next(Accounts) + 1, chance.Next(Accounts) + 1, chance.Next(50));
            var count = await org.WriteAsync(transaction =>
            {
                Add(transaction, from, -moved);
                Add(transaction, to, moved);
                return Add(transaction, Accounts + writer, 1);
            });
            Console.WriteLine($"{writer} {count}");
        }
    }

    private static bool Fill(Transaction transaction)
    {
        var type = transaction.Catalog["Account"];
        if (transaction.Find(type, new RecordId(type.KeyPrefix!.Value, 1)).Exists) return false;
        for (var account = 1; account <= Accounts + Writers; account++)
            transaction.Insert(new RowDraft(type) { [FieldOf(type)] = Value.Of(account <= Accounts ? Each : 0L) });
        return true;
    }

    private static long Add(Transaction transaction, int account, long moved)
    {
        var type = transaction.Catalog["Account"];
        var id = new RecordId(type.KeyPrefix!.Value, account);
        var row = transaction.Find(type, id);
        var sum = row.Get(FieldOf(type)).Bits + moved;
        transaction.Update(id, new RowDraft(type, row) { [FieldOf(type)] = Value.Of(sum) });
        return sum;
    }

    private static Field FieldOf(SObjectType type) => type.TryField("NumberOfEmployees", out var field) ? field : throw new InvalidOperationException("Account has no NumberOfEmployees");
}
