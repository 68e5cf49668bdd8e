using FakeForce.Engine.Schema;
using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Sosl.Index;

/// <summary>The index as a value: what it costs to derive it from another moment, and that forks share it.</summary>
public sealed class ObjectIndexTests
{
    [Fact]
    public async Task One_changed_row_is_read_and_no_other()
    {
        var org = await SearchOrg.WithAsync([.. Enumerable.Range(0, 5_000).Select(i => $"Account Name=Acme {i}")]);
        var (type, index) = IndexOf(org);
        await org.AddAsync("Account Name=Late");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var later = index.At(org.Org.State.TableOf(type), type);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 100_000);
        Assert.Equal([5_001], Found(later, "LATE"));
        Assert.Empty(Found(index, "LATE"));
    }

    [Fact]
    public async Task An_index_of_an_earlier_moment_is_derived_as_well()
    {
        var org = new SearchOrg();
        var id = (await org.AddAsync("Account Name=Early"))[0];
        var (type, _) = IndexOf(org);
        var moment = org.Org.State;
        await org.ChangeAsync(id, "Name=Late");
        var late = IndexOf(org).Index;
        Assert.Equal([1], Found(late, "LATE"));
        Assert.Contains(1, Found(late.At(moment.TableOf(type), type), "EARLY"));
    }

    [Fact]
    public async Task A_fork_takes_the_index_along()
    {
        var org = await SearchOrg.WithAsync("Account Name=Acme");
        var (type, index) = IndexOf(org);
        Assert.Same(index, org.Fork().Org.Searches.IndexOf(type, org.Org.State.TableOf(type)));
    }

    [Fact]
    public async Task Nothing_is_indexed_before_it_is_searched()
    {
        var org = await SearchOrg.WithAsync("Account Name=Acme", "Contact LastName=Acme");
        Assert.Equal(0, org.Org.Searches.IndexBytes);
        org.Accounts("acme");
        Assert.InRange(org.Org.Searches.IndexBytes, 1, 200);
    }

    [Fact]
    public async Task Words_that_rows_no_longer_have_do_not_pile_up()
    {
        var org = new SearchOrg();
        var id = (await org.AddAsync("Account Name=Acme"))[0];
        for (var i = 0; i < 6_000; i++)
        {
            await org.ChangeAsync(id, $"Name=Acme {i}");
            IndexOf(org);
        }
        Assert.InRange(org.Org.Searches.IndexBytes, 1, 100_000);
        Assert.Equal("Acme 5999", org.Accounts("5999"));
    }

    private static (SObjectType Type, ObjectIndex Index) IndexOf(SearchOrg org)
    {
        var type = org.Org.Catalog["Account"];
        return (type, org.Org.Searches.IndexOf(type, org.Org.State.TableOf(type)));
    }

    private static List<int> Found(ObjectIndex index, string word)
    {
        var found = new List<int>();
        var key = SearchKey.Of(FieldGroup.Name, word);
        index.Find(key, key, found);
        return found;
    }
}
