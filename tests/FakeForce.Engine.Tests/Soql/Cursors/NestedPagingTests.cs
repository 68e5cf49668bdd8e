using CsCheck;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Cursors;

namespace FakeForce.Engine.Tests.Soql.Cursors;

/// <summary>nextRecordsUrl inside sub-queries, at every level.</summary>
public sealed class NestedPagingTests
{
    private const string Deep = """
        SELECT Name,
            (SELECT Subject FROM Cases ORDER BY Subject DESC),
            (SELECT LastName, (SELECT LastName, (SELECT LastName, (SELECT Subject FROM Cases) FROM Reports) FROM Reports), (SELECT Subject FROM Cases) FROM Contacts)
        FROM Account
        """;

    private readonly SmallOrg org = new();

    private static (int Given, int Total, string? Next) Sizes(RowSet? rows) => rows is null ? default : (rows.Count, rows.TotalSize, rows.NextLocator?[18..]);

    private static RowSet? List(RowSet rows, int row, int column) => rows.ChildrenOf(row, (ChildColumn)rows.Shape.Columns[column]);

    private RecordId Family(int contacts, int cases = 0)
    {
        var account = org.Add("Account", "Name=A");
        for (var i = 0; i < contacts; i++) org.Add("Contact", $"LastName=C{i:0000}", $"AccountId={account}");
        for (var i = 0; i < cases; i++) org.Add("Case", $"Subject=S{i:0000}", $"AccountId={account}");
        return account;
    }

    [Fact]
    public void A_list_that_does_not_fit_is_cut_and_goes_on_under_a_locator_of_its_own()
    {
        Family(257);
        var cursors = new QueryCursors(new CursorNumbers(0));
        var page = cursors.First(org.Run("SELECT Name, (SELECT LastName FROM Contacts) FROM Account"), 200, SmallOrg.Now);
        Assert.True(page.Done);
        var contacts = List(page.Batch.Rows, 0, 1);
        Assert.Equal((199, 257, "-199"), Sizes(contacts));
        var rest = cursors.Next(contacts!.NextLocator!, default, SmallOrg.Now);
        Assert.Equal((58, 257, true), (rest.Batch.Rows.Count, rest.Result.TotalSize, rest.Done));
    }

    [Fact]
    public void Lists_behind_a_full_batch_wait_with_none_of_their_rows_and_rows_behind_it_for_the_next_page()
    {
        Family(250, cases: 3);
        Family(1, cases: 1);
        var cursors = new QueryCursors(new CursorNumbers(0));
        var page = cursors.First(org.Run("SELECT Name, (SELECT LastName FROM Contacts), (SELECT Subject FROM Cases) FROM Account"), 200, SmallOrg.Now);
        Assert.Equal((1, "-1"), (page.Batch.Rows.Count, page.NextLocator?[18..]));
        Assert.Equal((199, 250, "-199"), Sizes(List(page.Batch.Rows, 0, 1)));
        Assert.Equal((0, 3, "-0"), Sizes(List(page.Batch.Rows, 0, 2)));
        var cases = cursors.Next(List(page.Batch.Rows, 0, 2)!.NextLocator!, default, SmallOrg.Now);
        Assert.Equal((3, true), (cases.Batch.Rows.Count, cases.Done));
        var second = cursors.Next(page.NextLocator!, default, SmallOrg.Now);
        Assert.Equal((1, true, (1, 1, (string?)null)), (second.Batch.Rows.Count, second.Done, Sizes(List(second.Batch.Rows, 0, 1))));
    }

    [Fact]
    public void A_list_that_ends_where_the_batch_does_is_done()
    {
        Family(199);
        var rows = new QueryCursors(new CursorNumbers(0)).First(org.Run("SELECT Name, (SELECT LastName FROM Contacts) FROM Account"), 200, SmallOrg.Now).Batch.Rows;
        Assert.Equal((199, 199, null), Sizes(List(rows, 0, 1)));
    }

    [Fact]
    public void A_page_fetched_again_opens_no_further_cursors()
    {
        Family(300, cases: 1);
        Family(300, cases: 1);
        var cursors = new QueryCursors(new CursorNumbers(0));
        var first = cursors.First(org.Run("SELECT Name, (SELECT LastName FROM Contacts), (SELECT Subject FROM Cases) FROM Account"), 200, SmallOrg.Now);
        for (var i = 0; i < 5; i++) cursors.Next(first.NextLocator!, default, SmallOrg.Now);
        Assert.Equal(5, cursors.Count);
    }

    [Fact]
    public void A_nested_cursor_ends_with_the_query_that_it_belongs_to()
    {
        Family(250);
        Family(250);
        var cursors = new QueryCursors(new CursorNumbers(0));
        var first = cursors.First(org.Run("SELECT Name, (SELECT LastName FROM Contacts) FROM Account"), 200, SmallOrg.Now);
        var later = cursors.Next(first.NextLocator!, default, SmallOrg.Now.AddDays(1.5));
        var nested = List(later.Batch.Rows, 0, 1)!.NextLocator!;
        Assert.Equal(51, cursors.Next(nested, default, SmallOrg.Now.AddDays(2).AddTicks(-1)).Batch.Rows.Count);
        Assert.Equal("INVALID_QUERY_LOCATOR", Assert.Throws<SalesforceException>(() => cursors.Next(nested, default, SmallOrg.Now.AddDays(2))).Code);
    }

    [Fact]
    public void Limit_and_offset_of_a_sub_query_hold_over_its_pages()
    {
        Family(500);
        var cursors = new QueryCursors(new CursorNumbers(0));
        var page = cursors.First(org.Run("SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 300 OFFSET 50) FROM Account LIMIT 1"), 200, SmallOrg.Now);
        Assert.Equal((199, 300, "-199"), Sizes(List(page.Batch.Rows, 0, 1)));
        var names = Answer.Of(page, locator => cursors.Next(locator, default, SmallOrg.Now));
        Assert.Contains("[{LastName:C0050}", names, StringComparison.Ordinal);
        Assert.EndsWith("{LastName:C0349}]}", names, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_comes_once_whatever_the_batch_size_and_whatever_is_written_meanwhile() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 12], (seed, size) => (seed, size)).Sample(AllRowsOnce, iter: 300);

    private static void AllRowsOnce((int Seed, int Size) plan)
    {
        var org = new SmallOrg();
        var random = new Random(plan.Seed);
        var accounts = Some("Account", 6, _ => "Name=A");
        var contacts = Some("Contact", 12, i => $"LastName=C{i}", ("AccountId", accounts));
        for (var depth = 0; depth < 2; depth++) contacts = Some("Contact", 12, i => $"LastName=R{i}", ("ReportsToId", contacts));
        Some("Case", 15, i => $"Subject=S{i}", ("AccountId", accounts), ("ContactId", contacts));
        var cursors = new QueryCursors(new CursorNumbers(0), smallestBatch: 1);
        var result = org.Run(Deep);
        var whole = Answer.Of(result);
        var first = cursors.First(result, plan.Size, SmallOrg.Now);
        foreach (var id in accounts.Concat(contacts)) org.Delete(id);
        Some("Contact", 5, i => $"LastName=New{i}", ("AccountId", accounts));
        Assert.InRange(Given(first.Batch.Rows), 0, plan.Size);
        Assert.Equal(whole, Answer.Of(first, Next));

        QueryPage Next(string locator)
        {
            var page = cursors.Next(locator, default, SmallOrg.Now);
            Assert.InRange(Given(page.Batch.Rows), 1, plan.Size);
            return page;
        }

        List<RecordId> Some(string type, int most, Func<int, string> name, params (string Field, List<RecordId> Ids)[] parents)
        {
            var made = new List<RecordId>();
            for (var i = random.Next(most + 1); i > 0; i--)
                made.Add(org.Add(type, [name(i), .. parents.Where(p => p.Ids.Count > 0).Select(p => $"{p.Field}={p.Ids[random.Next(p.Ids.Count)]}")]));
            return made;
        }
    }

    /// <summary>Rows on a page, those of all levels counted.</summary>
    private static int Given(RowSet? rows)
    {
        if (rows is null) return 0;
        var given = rows.Count;
        for (var i = 0; i < rows.Count; i++)
            foreach (var column in rows.Shape.Columns.OfType<ChildColumn>()) given += Given(rows.ChildrenOf(i, column));
        return given;
    }
}
