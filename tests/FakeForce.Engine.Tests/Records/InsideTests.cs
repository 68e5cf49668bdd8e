using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Records;

/// <summary>An org seen from inside a transaction, and lists of records saved in one.</summary>
public sealed class InsideTests
{
    private readonly Org org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, TimeProvider.System);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Work_on_the_org_is_adopted_or_dropped_as_a_whole(bool keeps, int left)
    {
        var user = UserOf(org);
        var before = org.State;
        var seen = await org.TransactAsync(inside =>
        {
            var id = Insert(inside, "Inside");
            inside.Recent.Touch(user, id);
            Assert.Same(before, org.State);
            return (Count(inside), Recent: inside.Recent.Of(user, 10).Count);
        }, _ => keeps, Ending);
        Assert.Equal((1, 1), seen);
        Assert.Equal((left, left), (Count(org), org.Recent.Of(user, 10).Count));
        if (!keeps) Assert.Equal(0, org.State.TableOf(org.Catalog["Account"]).Count);
    }

    [Fact]
    public async Task A_write_inside_that_throws_takes_back_its_own_part()
    {
        await org.TransactAsync(inside =>
        {
            Insert(inside, "First");
            Assert.Throws<InvalidOperationException>(() => inside.WriteAsync<int>(t =>
            {
                Save(t, inside, "Second");
                throw new InvalidOperationException();
            }, Ending).GetAwaiter().GetResult());
            return Insert(inside, "Third");
        }, _ => true, Ending);
        Assert.Equal(["First", "Third"], Names(org));
    }

    [Fact]
    public async Task A_body_that_throws_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await org.TransactAsync<int>(inside =>
        {
            Insert(inside, "Gone");
            throw new InvalidOperationException();
        }, _ => true, Ending));
        Assert.Empty(Names(org));
    }

    [Fact]
    public async Task Transactions_may_stand_in_transactions()
    {
        await org.TransactAsync(outer =>
        {
            Insert(outer, "Outer");
            foreach (var keeps in (bool[])[true, false])
                outer.TransactAsync(inner => Insert(inner, keeps ? "Kept" : "Dropped"), _ => keeps, Ending).GetAwaiter().GetResult();
            return 0;
        }, _ => true, Ending);
        Assert.Equal(["Kept", "Outer"], Names(org));
    }

    [Theory]
    [InlineData(false, "+ - +", new[] { "1", "3" })]
    [InlineData(true, "ALL_OR_NONE_OPERATION_ROLLED_BACK - ALL_OR_NONE_OPERATION_ROLLED_BACK", new string[0])]
    public async Task Many_records_are_saved_each_or_all_or_none(bool allOrNone, string results, string[] names)
    {
        string?[] given = ["1", null, "3"];
        var saved = await org.WriteAsync(t => ManyRecords.Run(t, [.. given.Select<string?, SaveOne>(name => inner => Save(inner, org, name))], allOrNone), Ending);
        Assert.Equal(results, string.Join(' ', saved.Select(r => r.Success ? "+" : r.Errors[0].Code == "REQUIRED_FIELD_MISSING" ? "-" : r.Errors[0].Code)));
        Assert.Equal(names, Names(org));
    }

    private static RecordId UserOf(Org org) => org.Catalog["User"].IdOf(1);

    private static RecordId Insert(Org org, string name) => org.WriteAsync(t => Save(t, org, name), Ending).GetAwaiter().GetResult().Id!.Value;

    private static SaveResult Save(Transaction transaction, Org org, string? name) =>
        SavePipeline.Insert(transaction, new Caller(UserOf(org), 66), org.Catalog["Account"], new RecordInput().Set("Name", name));

    private static int Count(Org org) => Run(org, "SELECT COUNT() FROM Account").TotalSize;

    private static string[] Names(Org org)
    {
        var (type, result) = (org.Catalog["Account"], Run(org, "SELECT Name FROM Account ORDER BY Name"));
        return [.. result.Ids.Select(id => org.State.Find(type, id).Get(type.NameField!).AsText)];
    }

    private static QueryResult Run(Org org, string soql) => org.Queries.Run(org, soql, new QueryContext(UserOf(org), TimeZoneInfo.Utc, org.Clock.GetUtcNow(), 66));
}
