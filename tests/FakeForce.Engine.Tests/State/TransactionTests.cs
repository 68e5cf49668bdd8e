using CsCheck;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Journal;

namespace FakeForce.Engine.Tests.State;

/// <summary>Transactions, savepoints and forks against plain lists of rows.</summary>
public sealed class TransactionTests
{
    private static readonly Catalog catalog = new StandardCatalog(FeatureSet.None);
    private static readonly SObjectType[] types = [catalog["Account"], catalog["Contact"]];

    [Fact]
    public void Rows_indexes_and_counts_follow_every_write_and_rollback() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1 << 20]).List[0, 200].Sample(steps =>
        {
            var transaction = new Transaction(OrgState.Empty(catalog), DateTimeOffset.UnixEpoch);
            var model = new Model();
            var saved = new Stack<(Savepoint, Model)>();
            var kept = new List<(OrgState, Model)>();
            foreach (var (kind, number) in steps)
            {
                if (kind == 0) saved.Push((transaction.Save(), model.Copy()));
                else if (kind == 1 && saved.TryPop(out var moment))
                {
                    transaction.Rollback(moment.Item1);
                    model = moment.Item2;
                }
                else if (kind == 2) kept.Add((transaction.Freeze(), model.Copy()));
                else Write(transaction, model, kind, number);
            }
            model.Check(transaction.Freeze());
            foreach (var (state, then) in kept) then.Check(state);
        }, iter: 300);

    [Fact]
    public async Task A_fork_and_its_parent_go_their_own_ways()
    {
        await using var org = Org.Create(new OrgOptions { Catalog = catalog }, TimeProvider.System);
        await AddAsync(org, "shared");
        await using var fork = org.Fork();
        await AddAsync(org, "parent");
        await AddAsync(fork, "fork");
        await AddAsync(fork, "fork");
        Assert.Equal((2, 3), (org.State.TableOf(types[0]).LiveCount, fork.State.TableOf(types[0]).LiveCount));
        Assert.Equal(["shared", "parent"], Names(org));
        Assert.Equal(["shared", "fork", "fork"], Names(fork));
    }

    [Fact]
    public async Task A_body_that_throws_leaves_nothing_behind()
    {
        await using var org = Org.Create(new OrgOptions { Catalog = catalog }, TimeProvider.System);
        var before = org.State;
        await Assert.ThrowsAsync<SalesforceException>(async () => await org.WriteAsync<bool>(transaction =>
        {
            transaction.Insert(new RowDraft(types[0]));
            throw new SalesforceException("X", "x");
        }, TestContext.Current.CancellationToken));
        Assert.Equal(before.TableOf(types[0]).Count, org.State.TableOf(types[0]).Count);
    }

    private static void Write(Transaction transaction, Model model, int kind, int number)
    {
        var type = types[number & 1];
        var rows = model.Rows[type];
        if (kind < 6 || rows.Count == 0)
        {
            transaction.Insert(Named(type, default, number));
            rows.Add((number % 13, Fate.Live));
            return;
        }
        var place = number % rows.Count;
        var id = new RecordId(type.KeyPrefix!.Value, place + 1);
        var row = transaction.Find(type, id);
        if (!row.Exists) return;
        if (kind == 9)
        {
            transaction.Purge(type, id);
            rows[place] = (0, Fate.Purged);
            return;
        }
        var draft = kind == 8 ? new RowDraft(type, row) : Named(type, row, number);
        draft.IsDeleted = kind == 8 ? !row.IsDeleted : row.IsDeleted;
        transaction.Update(id, draft);
        rows[place] = (kind == 8 ? rows[place].Name : number % 13, draft.IsDeleted ? Fate.Deleted : Fate.Live);
    }

    private static RowDraft Named(SObjectType type, Row before, int number) => new(type, before) { [NameOf(type)] = Value.Of("n" + number % 13) };

    private static Field NameOf(SObjectType type) => JournalFolder.FieldOf(type, "Name");

    private static ValueTask<bool> AddAsync(Org org, string name) => org.WriteAsync(transaction =>
    {
        transaction.Insert(new RowDraft(types[0]) { [NameOf(types[0])] = Value.Of(name) });
        return true;
    }, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Names(Org org)
    {
        var table = org.State.TableOf(types[0]);
        return Enumerable.Range(1, table.Count).Select(n => table.RowAt(n).Get(NameOf(types[0])).AsText);
    }

    private enum Fate { Live, Deleted, Purged }

    private sealed class Model
    {
        public Dictionary<SObjectType, List<(int Name, Fate Fate)>> Rows { get; private init; } = types.ToDictionary(t => t, _ => new List<(int, Fate)>());

        public Model Copy() => new() { Rows = Rows.ToDictionary(r => r.Key, r => r.Value.ToList()) };

        public void Check(OrgState state)
        {
            foreach (var (type, rows) in Rows)
            {
                var table = state.TableOf(type);
                Assert.Equal((rows.Count, rows.Count(r => r.Fate == Fate.Live)), (table.Count, table.LiveCount));
                for (var i = 0; i < rows.Count; i++)
                {
                    var row = table.RowAt(i + 1);
                    Assert.Equal(rows[i].Fate, row.IsLive ? Fate.Live : row.Exists ? Fate.Deleted : Fate.Purged);
                    if (row.Exists) Assert.Equal("n" + rows[i].Name, row.Get(NameOf(type)).AsText);
                }
                var lookup = new Transaction(state, DateTimeOffset.UnixEpoch);
                for (var name = 0; name < 13; name++)
                    Assert.Equal(Enumerable.Range(0, rows.Count).Where(i => rows[i].Fate != Fate.Purged && rows[i].Name == name).Select(i => i + 1),
                        lookup.Lookup(type, NameOf(type), IndexKey.Of(Value.Of("N" + name))));
            }
        }
    }
}
