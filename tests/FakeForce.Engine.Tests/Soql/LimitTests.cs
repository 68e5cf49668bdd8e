using static FakeForce.Engine.Tests.Soql.Refusals.Refusal;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>The numbers of the SOQL and SOSL reference ("Relationship query limitations", "SOQL limits"), each with its last allowed value.</summary>
public sealed class LimitTests
{
    private readonly SmallOrg org = new();
    private readonly StandardRows standard = new();

    [Fact]
    public void A_statement_has_twenty_sub_queries()
    {
        Assert.Equal(0, standard.Run($"SELECT Id, {SubQueries(20)} FROM Account").TotalSize);
        Assert.EndsWith("SOQL statements cannot query more than 20 different child types.", standard.Refused($"SELECT Id, {SubQueries(21)} FROM Account").Message, StringComparison.Ordinal);
    }

    private string SubQueries(int count)
    {
        var queryable = standard.State.Catalog["Account"].ChildRelationships.Where(r =>
            r.RelationshipName is not null && standard.State.Catalog.TryFind(r.ChildSObject, out var child) && child.Is(Engine.Schema.SObjectFlags.Queryable) && !Engine.Soql.Derived.RefusedObjects.Contains(child.Name, standard.State.Catalog));
        return string.Join(", ", queryable.Take(count).Select(r => $"(SELECT Id FROM {r.RelationshipName})"));
    }

    [Fact]
    public void A_path_crosses_five_relationships()
    {
        Assert.Equal(0, org.Run("SELECT Parent.Parent.Parent.Parent.Parent.Name FROM Account").TotalSize);
        Check(org, "SELECT ¦Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account", "MALFORMED_QUERY", "SOQL statements cannot query foreign key relationships more than 5 levels away from the root entity object.");
        Check(org, "SELECT Id FROM Account WHERE ¦Parent.Parent.Parent.Parent.Parent.Parent.Name = 'a'", "MALFORMED_QUERY", "SOQL statements cannot query foreign key relationships more than 5 levels away from the root entity object.");
    }

    [Fact]
    public void A_statement_has_55_parents_and_every_branch_of_TYPEOF_is_one()
    {
        var targets = standard.State.Catalog["Task"].Fields.Single(f => f.Name == "WhatId").ReferenceTo.Where(t => standard.State.Catalog.TryFind(t, out _)).ToArray();
        string Branches(int count) => string.Join(' ', targets.Take(count).Select(t => $"WHEN {t} THEN Id"));
        Assert.True(targets.Length >= 50, "too few targets to count to 55 with TYPEOF");
        const string rest = "Owner.Name, Who.Name, Account.Name, CreatedBy.Name, LastModifiedBy.Name";
        Assert.Equal(0, standard.Run($"SELECT {rest}, TYPEOF What {Branches(50)} END FROM Task").TotalSize);
        Assert.EndsWith("more than 55 child-to-parent relationships in a query", standard.Refused($"SELECT {rest}, Account.Owner.Name, TYPEOF What {Branches(50)} END FROM Task").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_ordered_by_32_fields()
    {
        Assert.Equal(0, org.Run("SELECT Id FROM Account ORDER BY " + string.Join(", ", Enumerable.Repeat("Name", 32))).TotalSize);
        Check(org, "SELECT Id FROM Account ORDER BY " + string.Join(", ", Enumerable.Repeat("Name", 32)) + ", ¦Name", "MALFORMED_QUERY", "Cannot order by more than 32 fields");
    }

    [Fact]
    public void Sub_queries_may_skip_rows_of_a_single_parent()
    {
        var account = org.Add("Account", "Name=a");
        for (var i = 0; i < 3; i++) org.Add("Contact", $"Name=c{i}", $"AccountId={account}");
        Assert.Equal("{Name:a,Contacts:[{Name:c1}]}", org.Json("SELECT Name, (SELECT Name FROM Contacts ORDER BY Name LIMIT 1 OFFSET 1) FROM Account LIMIT 1"));
    }

    [Theory]
    [InlineData("LIMIT 0", "")]
    [InlineData("LIMIT 2", "a,b")]
    [InlineData("LIMIT 2147483647", "a,b,c")]
    [InlineData("OFFSET 2", "c")]
    [InlineData("OFFSET 2000", "")]
    [InlineData("LIMIT 1 OFFSET 1", "b")]
    public void Limit_and_offset_cut(string clauses, string names)
    {
        foreach (var name in new[] { "a", "b", "c" }) org.Add("Account", "Name=" + name);
        Assert.Equal(names, org.Names(clauses));
    }

    [Fact]
    public void OFFSET_exists_since_API_24()
    {
        Assert.Equal(0, org.Run("SELECT Id FROM Account OFFSET 1", SmallOrg.Context with { ApiVersion = 24 }).TotalSize);
        Assert.EndsWith("unexpected token: 'OFFSET'", org.Refused("SELECT Id FROM Account OFFSET 1", SmallOrg.Context with { ApiVersion = 23 }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TYPEOF_exists_since_API_46()
    {
        const string soql = "SELECT TYPEOF Owner WHEN User THEN Name END FROM Case";
        Assert.Equal(0, org.Run(soql, SmallOrg.Context with { ApiVersion = 46 }).TotalSize);
        Assert.EndsWith("unexpected token: 'TYPEOF'", org.Refused(soql, SmallOrg.Context with { ApiVersion = 45 }).Message, StringComparison.Ordinal);
    }
}
