using CsCheck;
using FakeForce.Engine.Tests.Soql;

namespace FakeForce.Engine.Tests.Sosl;

/// <summary>The index finds what reading every record finds, through edits, deletions and forks.</summary>
public sealed class NaiveSearchTests
{
    private static readonly string[] groups = ["ALL", "NAME", "PHONE", "EMAIL"];

    private static readonly Gen<(string Group, NaiveSearch Search)> search =
        Pick.From(groups).SelectMany(group => NaiveSearch.Any(2, group).Select(s => (group, s)));

    [Fact]
    public async Task Every_search_finds_what_the_naive_searcher_finds() =>
        await Gen.Select(NaiveAccount.Any.List[1, 40], NaiveAccount.Any.List[10], Gen.Int[0, 39].List[10], search.Where(s => s.Search.Text is not ("c" or "a*" or "1*")).List[12])
            .SampleAsync((accounts, edits, places, searches) => CheckAsync(accounts, edits, places, searches), iter: 120, threads: 1);

    private static async Task CheckAsync(List<NaiveAccount> accounts, List<NaiveAccount> edits, List<int> places, List<(string Group, NaiveSearch Search)> searches)
    {
        var org = new SearchOrg();
        var ids = await org.AddAsync([.. accounts.Select(a => "Account " + a)]);
        Compare(org, accounts, searches);
        var fork = org.Fork();
        var before = accounts.ToList();
        for (var i = 0; i < edits.Count; i++)
        {
            var at = places[i] % accounts.Count;
            await EditAsync(org, ids[at], accounts, at, edits[i], deletes: i % 4 == 3);
            Compare(org, accounts, searches.Take(3));
        }
        Compare(org, accounts, searches);
        Compare(fork, before, searches);
    }

    private static async Task EditAsync(SearchOrg org, RecordId id, List<NaiveAccount> accounts, int at, NaiveAccount edit, bool deletes)
    {
        if (accounts[at].Deleted)
        {
            await org.UndeleteAsync(id);
            accounts[at] = accounts[at] with { Deleted = false };
        }
        else if (deletes)
        {
            await org.DeleteAsync(id);
            accounts[at] = accounts[at] with { Deleted = true };
        }
        else
        {
            await org.ChangeAsync(id, edit.ToString());
            accounts[at] = edit;
        }
    }

    private static void Compare(SearchOrg org, List<NaiveAccount> accounts, IEnumerable<(string Group, NaiveSearch Search)> searches)
    {
        foreach (var (group, search) in searches)
        {
            var rows = org.Run($"FIND {{{search.Text}}} IN {group} FIELDS RETURNING Account(Name)").Objects[0].Rows;
            var found = Enumerable.Range(0, rows.Count).Select(i => (int)rows.IdAt(i).Number - 1);
            var wanted = Enumerable.Range(0, accounts.Count).Where(i => !accounts[i].Deleted && search.Finds(accounts[i]));
            Assert.True(wanted.SequenceEqual(found), $"{search.Text} in {group}: {string.Join(' ', wanted)} but found {string.Join(' ', found)}");
        }
    }
}
