using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Cursors;

namespace FakeForce.Engine.Tests.Soql.Cursors;

public sealed class CursorTests
{
    private readonly SmallOrg org = new();
    private readonly QueryCursors cursors = new(new CursorNumbers(0));

    private void Fill(int accounts, int contactsEach = 0)
    {
        for (var i = 0; i < accounts; i++)
        {
            var account = org.Add("Account", $"Name=A{i:0000}");
            for (var c = 0; c < contactsEach; c++) org.Add("Contact", $"LastName=C{c}", $"AccountId={account}");
        }
    }

    [Fact]
    public void A_small_result_needs_no_cursor()
    {
        Fill(200);
        var page = cursors.First(org.Run("SELECT Name FROM Account"), 200, SmallOrg.Now);
        Assert.True(page.Done);
        Assert.Equal(0, cursors.Count);
    }

    [Theory]
    [InlineData(null, 2000)]
    [InlineData(1, 200)]
    [InlineData(777, 777)]
    [InlineData(9999, 2000)]
    public void Batch_sizes_stay_between_200_and_2000(int? asked, int given)
    {
        Fill(2001);
        Assert.Equal(given, cursors.First(org.Run("SELECT Name FROM Account"), asked, SmallOrg.Now).Batch.Rows.Count);
    }

    [Fact]
    public void Pages_cover_every_row_once_as_it_was_when_the_query_ran()
    {
        Fill(450);
        var page = cursors.First(org.Run("SELECT Name FROM Account"), 200, SmallOrg.Now);
        Assert.Matches("^01g[0-9A-Za-z]{15}-200$", page.NextLocator);
        org.Delete(page.Batch.Rows.IdAt(0));
        org.Delete(new RecordId(KeyPrefix.Parse("001"), 300));
        var seen = new List<RecordId>();
        for (; ; page = cursors.Next(page.NextLocator!, default, SmallOrg.Now.AddDays(1)))
        {
            Assert.Equal(450, page.Result.TotalSize);
            for (var i = 0; i < page.Batch.Rows.Count; i++) seen.Add(page.Batch.Rows.IdAt(i));
            if (page.Done) break;
        }
        Assert.Equal(450, seen.Distinct().Count());
        Assert.Equal(450, seen.Count);
    }

    [Fact]
    public void Rows_of_sub_queries_count_toward_the_batch()
    {
        Fill(100, contactsEach: 9);
        var page = cursors.First(org.Run("SELECT Name, (SELECT LastName FROM Contacts) FROM Account"), 200, SmallOrg.Now);
        Assert.Equal(20, page.Batch.Rows.Count);
        Assert.EndsWith("-20", page.NextLocator, StringComparison.Ordinal);
        Assert.Equal(20, cursors.Next(page.NextLocator!, default, SmallOrg.Now).Batch.Rows.Count);
    }

    [Fact]
    public void Only_the_first_batch_is_answered_with_an_offset()
    {
        Fill(300);
        Assert.True(cursors.First(org.Run("SELECT Name FROM Account OFFSET 1"), 200, SmallOrg.Now).Done);
    }

    [Fact]
    public void A_cursor_lives_two_days()
    {
        Fill(201);
        var locator = cursors.First(org.Run("SELECT Name FROM Account"), 200, SmallOrg.Now).NextLocator!;
        Assert.True(cursors.Next(locator, default, SmallOrg.Now.AddDays(2).AddTicks(-1)).Done);
        AssertInvalid(locator, SmallOrg.Now.AddDays(2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("01g")]
    [InlineData("01gFF0000000009AAA-200")]
    [InlineData("01gFF0000000001YAA-201")]
    [InlineData("01gFF0000000001YAA--1")]
    [InlineData("01gFF0000000001YAA-99999999999")]
    [InlineData("01gFF0000000001YAA")]
    public void Unknown_locators_are_refused(string locator)
    {
        Fill(201);
        Assert.Equal("01gFF0000000001YAA-200", cursors.First(org.Run("SELECT Name FROM Account"), 200, SmallOrg.Now).NextLocator);
        AssertInvalid(locator, SmallOrg.Now);
    }

    [Fact]
    public void A_cursor_is_read_by_nobody_else()
    {
        Fill(201);
        var locator = cursors.First(org.Run("SELECT Name FROM Account"), 200, SmallOrg.Now).NextLocator!;
        AssertInvalid(locator, SmallOrg.Now, new RecordId(KeyPrefix.Parse("005"), 2));
        Assert.True(cursors.Next(locator, default, SmallOrg.Now).Done);
    }

    [Fact]
    public void A_cursor_gives_any_place_before_its_end_again_and_again()
    {
        Fill(450);
        var id = cursors.First(org.Run("SELECT Name FROM Account ORDER BY Name"), 200, SmallOrg.Now).NextLocator![..18];
        foreach (var (place, rows, next) in new (int, int, string?)[] { (0, 200, "-200"), (449, 1, null), (100, 200, "-300"), (0, 200, "-200") })
        {
            var page = cursors.Next($"{id}-{place}", default, SmallOrg.Now);
            Assert.Equal((rows, next), (page.Batch.Rows.Count, page.NextLocator?[18..]));
        }
        AssertInvalid($"{id}-450", SmallOrg.Now);
    }

    [Fact]
    public void Old_cursors_go_before_the_memory_does()
    {
        Fill(201);
        var result = org.Run("SELECT Name FROM Account");
        var first = cursors.First(result, 200, SmallOrg.Now).NextLocator!;
        for (var i = 0; i < 10_000; i++) cursors.First(result, 200, SmallOrg.Now);
        Assert.Equal(10_000, cursors.Count);
        AssertInvalid(first, SmallOrg.Now);
    }

    [Fact]
    public void Cursors_whose_time_is_over_are_forgotten()
    {
        Fill(201);
        var result = org.Run("SELECT Name FROM Account");
        for (var i = 0; i < 10; i++) cursors.First(result, 200, SmallOrg.Now);
        cursors.First(result, 200, SmallOrg.Now.AddDays(2));
        Assert.Equal(1, cursors.Count);
    }

    [Fact]
    public void Long_text_in_a_sub_query_makes_batches_small_too()
    {
        var account = org.Add("Account", "Name=A");
        for (var i = 0; i < 201; i++) org.Add("Case", "Subject=S", $"AccountId={account}");
        Assert.Equal(199, Cases("SELECT Subject, Essay__c, Memo__c FROM Cases").Count);
        Assert.Equal(201, Cases("SELECT Subject, Essay__c FROM Cases").Count);

        RowSet Cases(string sub)
        {
            var rows = cursors.First(org.Run($"SELECT Name, ({sub}) FROM Account"), 2_000, SmallOrg.Now).Batch.Rows;
            return rows.ChildrenOf(0, (ChildColumn)rows.Shape.Columns[1])!;
        }
    }

    private void AssertInvalid(string locator, DateTimeOffset now, RecordId user = default)
    {
        var refusal = Assert.Throws<SalesforceException>(() => cursors.Next(locator, user, now));
        Assert.Equal("INVALID_QUERY_LOCATOR", refusal.Code);
        Assert.Equal("invalid query locator", refusal.Message);
    }
}
