using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>FOR VIEW and FOR REFERENCE (SOQL and SOSL reference, "FOR VIEW and FOR REFERENCE").</summary>
public sealed class RecordUseTests
{
    private readonly FakeTimeProvider clock = new(SmallOrg.Now);
    private readonly Org org;
    private readonly RecordId user;

    public RecordUseTests()
    {
        org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, clock);
        user = org.Queries.Run(org, "SELECT Id FROM User WHERE Username = '" + org.Options.Username + "'", SmallOrg.Context).AllRows().IdAt(0);
    }

    [Theory]
    [InlineData("FOR VIEW", true, false)]
    [InlineData("FOR REFERENCE", false, true)]
    [InlineData("FOR VIEW FOR REFERENCE", true, true)]
    [InlineData("FOR REFERENCE, VIEW", true, true)]
    public async Task Rows_that_are_found_are_stamped_and_recent(string clause, bool viewed, bool referenced)
    {
        var (first, other) = (await Add("first"), await Add("other"));
        var modified = Read(first, "SystemModstamp");
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, Run("SELECT Id FROM Account WHERE Name = 'first' " + clause));
        Assert.Equal((viewed, referenced), (Read(first, "LastViewedDate") == Stamp, Read(first, "LastReferencedDate") == Stamp));
        Assert.Equal((Value.Null, Value.Null), (Read(other, "LastViewedDate"), Read(other, "LastReferencedDate")));
        Assert.Equal(modified, Read(first, "SystemModstamp"));
        Assert.Equal(first, org.Recent.Of(user, 200)[0]);
        Assert.DoesNotContain(other, org.Recent.Of(user, 200));
    }

    [Fact]
    public async Task The_stamps_can_be_asked_for()
    {
        await Add("a");
        await Add("b");
        Run("SELECT Id FROM Account WHERE Name = 'b' FOR VIEW");
        Assert.Equal(1, Run("SELECT Id FROM Account WHERE LastViewedDate = TODAY AND LastReferencedDate = null"));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE LastViewedDate = null")]
    [InlineData("SELECT Id FROM Contact WHERE Account.LastViewedDate = null AND LastName = 'Lee'")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'a' ORDER BY LastViewedDate NULLS LAST")]
    [InlineData("SELECT Id FROM Account USING SCOPE everything WHERE LastReferencedDate = null")]
    public async Task The_stamps_are_each_users_own(string soql)
    {
        var account = await Add("a");
        await org.WriteAsync(t => SavePipeline.Insert(t, new(user, 66), org.Catalog["Contact"], new RecordInput().Set("LastName", "Lee").Set("AccountId", account.ToString())), TestContext.Current.CancellationToken);
        Run("SELECT Id FROM Account FOR VIEW");
        Assert.Equal(Value.Null, Read(account, "LastViewedDate", Other));
        Assert.Equal(Stamp, Read(account, "LastViewedDate"));
        Assert.Equal(1, Run(soql, Other));
        Assert.Equal(soql.Contains("LastViewedDate = null", StringComparison.Ordinal) ? 0 : 1, Run(soql));
    }

    [Fact]
    public async Task What_the_user_saw_last_comes_first()
    {
        var (a, b) = (await Add("a"), await Add("b"));
        Run("SELECT Id FROM Account WHERE Name = 'b' FOR VIEW");
        clock.Advance(TimeSpan.FromMinutes(1));
        Run("SELECT Id FROM Account WHERE Name = 'a' FOR VIEW");
        Run("SELECT Id FROM Account WHERE Name = 'b' FOR VIEW", Other);
        Assert.Equal([a, b], Found("SELECT Id FROM Account WHERE LastViewedDate != null ORDER BY LastViewedDate DESC", user));
        Assert.Equal([b], Found("SELECT Id FROM Account WHERE LastViewedDate != null", Other));
    }

    [Fact]
    public async Task Of_many_rows_the_last_200_are_recent()
    {
        for (var i = 0; i < 201; i++) await Add("a");
        Run("SELECT Id FROM Account FOR VIEW");
        Assert.Equal(200, org.Recent.Of(user, 1000).Count);
        Assert.Equal(201, Run("SELECT Id FROM Account WHERE LastViewedDate != null"));
    }

    [Fact]
    public async Task Deleted_rows_are_left_alone()
    {
        var gone = await Add("a");
        await org.WriteAsync(t => Deletion.Delete(t, new(user, 66), org.Catalog["Account"], gone), TestContext.Current.CancellationToken);
        Assert.Equal(1, org.Queries.Run(org, "SELECT Id FROM Account FOR VIEW", SmallOrg.Context with { UserId = user, IncludeDeleted = true }).TotalSize);
        Assert.Equal(Value.Null, Read(gone, "LastViewedDate"));
    }

    [Theory]
    [InlineData("SELECT Id FROM Organization FOR VIEW")]
    [InlineData("SELECT COUNT(Id) FROM Account FOR VIEW")]
    [InlineData("SELECT COUNT() FROM Account FOR REFERENCE")]
    public void Elsewhere_they_are_refused(string soql) =>
        Assert.EndsWith("here is not supported yet by FakeForce", Assert.Throws<SalesforceException>(() => Run(soql)).Message, StringComparison.Ordinal);

    private Value Stamp => Value.Of(clock.GetUtcNow().ToUnixTimeSeconds() * 1000);

    private RecordId Other => org.Queries.Run(org, "SELECT Id FROM User WHERE Username != '" + org.Options.Username + "'", SmallOrg.Context).AllRows().IdAt(0);

    private int Run(string soql, RecordId? by = null) => org.Queries.Run(org, soql, SmallOrg.Context with { UserId = by ?? user, Now = clock.GetUtcNow() }).TotalSize;

    private RecordId[] Found(string soql, RecordId by)
    {
        var rows = org.Queries.Run(org, soql, SmallOrg.Context with { UserId = by, Now = clock.GetUtcNow() }).AllRows();
        return [.. Enumerable.Range(0, rows.Count).Select(rows.IdAt)];
    }

    private async Task<RecordId> Add(string name) => (await org.WriteAsync(
        t => SavePipeline.Insert(t, new(user, 66), org.Catalog["Account"], new RecordInput().Set("Name", name)), TestContext.Current.CancellationToken)).Id!.Value;

    private Value Read(RecordId id, string name, RecordId? by = null)
    {
        var context = SmallOrg.Context with { UserId = by ?? user, IncludeDeleted = true };
        var rows = org.Queries.Run(org, $"SELECT {name} FROM Account WHERE Id = '{id}'", context).AllRows();
        Assert.True(rows.Shape.Type.TryField(name, out var field));
        return rows.RowAt(0).Get(field);
    }
}
