using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Tests.Soql;

public sealed class PlanTests
{
    private readonly SmallOrg org = new();

    public PlanTests()
    {
        for (var i = 0; i < 10; i++) org.Add("Account", $"Name=A{i}", "Rating=Hot", $"CreatedDate=2026-05-1{i}T00:00:00Z", $"ParentId={new RecordId(KeyPrefix.Parse("001"), i / 2)}");
        org.Index("Account", "Name");
        org.Index("Account", "Name", bySortOrder: true);
        org.Index("Account", "ParentId");
        org.Index("Account", "CreatedDate");
    }

    [Theory]
    [InlineData("Id IN ('001FF0000000003', '001FF0000000004')", "Index", 2)]
    [InlineData("Name = 'a5'", "Index", 1)]
    [InlineData("Name IN ('a5', 'a6', 'b') AND Rating = 'Hot'", "Index", 2)]
    [InlineData("Name = 'a5' AND Id = '001FF0000000003'", "Index", 1)]
    [InlineData("CreatedDate >= 2026-05-13T00:00:00Z AND CreatedDate < 2026-05-15T00:00:00Z", "Index", 2)]
    [InlineData("CreatedDate = TODAY", "Index", 1)]
    [InlineData("CreatedDate > 2026-06-13T00:00:00Z", "Index", 0)]
    [InlineData("Name LIKE 'a5%'", "Index", 1)]
    [InlineData("Name LIKE '%5'", "TableScan", 10)]
    [InlineData("Parent.Name = 'A1'", "Index", 2)]
    [InlineData("Parent.CreatedDate <= 2026-05-10T00:00:00Z AND Rating = 'Hot'", "Index", 2)]
    [InlineData("Parent.Name != 'A1'", "TableScan", 10)]
    [InlineData("Parent.Name = null", "TableScan", 10)]
    [InlineData("Rating = 'Hot'", "TableScan", 10)]
    [InlineData("Name = 'a5' OR Rating = 'Cold'", "TableScan", 10)]
    [InlineData("Name = null", "TableScan", 10)]
    public void Plan_leads_with(string condition, string operation, int cardinality)
    {
        var plan = Explain(condition)[0];
        Assert.Equal((operation, cardinality, 10, "Account"), (plan.LeadingOperationType, plan.Cardinality, plan.SObjectCardinality, plan.SObjectType));
        Assert.Equal(cardinality / 10.0, plan.RelativeCost);
    }

    [Fact]
    public void An_index_that_spares_too_little_is_left_aside()
    {
        for (var i = 0; i < 1_000; i++) org.Add("Account", $"Name=B{i % 2}", $"Code__c={i}");
        Assert.Equal("TableScan", Explain("Name = 'B1'")[0].LeadingOperationType);
        Assert.Equal("Index", Explain("Name = 'A1'")[0].LeadingOperationType);
    }

    [Fact]
    public void A_plan_by_index_is_followed_by_the_scan_that_it_spares() =>
        Assert.Equal(["Index", "TableScan"], Explain("Name = 'a5'").Select(p => p.LeadingOperationType));

    [Fact]
    public void A_scan_says_which_filter_has_no_index()
    {
        var note = Assert.Single(Explain("Rating = 'Hot' AND Owner.Name = 'x'")[0].Notes);
        Assert.Equal("Not considering filter for optimization because unindexed", note.Description);
        Assert.Equal(["Rating", "Owner.Name"], note.Fields);
    }

    private IReadOnlyList<QueryPlan> Explain(string condition) => org.Queries.Explain(org.State, $"SELECT Id FROM Account WHERE {condition}", SmallOrg.Context);

    [Fact]
    public void Metadata_describes_columns_parents_sub_queries_and_functions()
    {
        var metadata = org.Queries.Describe(org.State, "SELECT Id, AnnualRevenue, Owner.Name, (SELECT LastName FROM Contacts) FROM Account", SmallOrg.Context);
        Assert.Equal(("Account", "001", true, false), (metadata.EntityName, metadata.KeyPrefix, metadata.IdSelected, metadata.GroupBy));
        Assert.Equal(["Id/Id/False", "AnnualRevenue/Double/False", "Owner/complexvaluetype/False", "Contacts/complexvaluetype/True"],
            metadata.Columns.Select(c => $"{c.ColumnName}/{c.ApexType}/{c.Aggregate}"));
        Assert.Equal("OwnerId", metadata.Columns[2].ForeignKeyName);
        Assert.Equal("Name", metadata.Columns[2].JoinColumns[0].ColumnName);

        var grouped = org.Queries.Describe(org.State, "SELECT Rating, COUNT(Id) FROM Account GROUP BY Rating", SmallOrg.Context);
        Assert.True(grouped.GroupBy);
        Assert.Equal(["Rating/Rating/False/String", "expr0/count(Id)/True/Integer"], grouped.Columns.Select(c => $"{c.ColumnName}/{c.DisplayName}/{c.Aggregate}/{c.ApexType}"));
    }

    [Fact]
    public void Date_literals_are_settled_at_every_run()
    {
        org.Add("Account", "Name=Born", "Founded__c=2026-05-14");
        Assert.Equal("", org.Names("WHERE Founded__c = TODAY"));
        Assert.Equal("Born", org.Names("WHERE Founded__c = TODAY", context: SmallOrg.Context with { Now = SmallOrg.Now.AddDays(1) }));
    }
}
