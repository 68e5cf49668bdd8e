namespace FakeForce.Engine.Tests.Soql;

public sealed class OrderTests
{
    private readonly SmallOrg org = new();

    public OrderTests()
    {
        var parent = org.Add("Account", "Name=delta force", "NumberOfEmployees=5", "Rating=Cold", "IsActive__c=true");
        org.Add("Account", "Name=Alpha", "NumberOfEmployees=-7", "Rating=Hot", $"ParentId={parent}");
        org.Add("Account", "Name=Delta Forge", "Rating=Warm", "AnnualRevenue=2");
        org.Add("Account", "Name=charlie", "NumberOfEmployees=5", "AnnualRevenue=-2.5");
        org.Add("Account", "Name=Émile", "NumberOfEmployees=9", "Rating=Other");
    }

    [Theory]
    [InlineData("ORDER BY Name", "Alpha,charlie,delta force,Delta Forge,Émile")]
    [InlineData("ORDER BY Name DESC", "Émile,Delta Forge,delta force,charlie,Alpha")]
    [InlineData("ORDER BY NumberOfEmployees", "Delta Forge,Alpha,delta force,charlie,Émile")]
    [InlineData("ORDER BY NumberOfEmployees DESC", "Delta Forge,Émile,delta force,charlie,Alpha")]
    [InlineData("ORDER BY NumberOfEmployees ASC NULLS LAST", "Alpha,delta force,charlie,Émile,Delta Forge")]
    [InlineData("ORDER BY NumberOfEmployees DESC NULLS LAST, Name", "Émile,charlie,delta force,Alpha,Delta Forge")]
    [InlineData("ORDER BY Rating", "charlie,Alpha,Delta Forge,delta force,Émile")]
    [InlineData("ORDER BY AnnualRevenue NULLS LAST LIMIT 2", "charlie,Delta Forge")]
    [InlineData("ORDER BY IsActive__c DESC, Name DESC LIMIT 1", "delta force")]
    [InlineData("ORDER BY Parent.Name NULLS LAST LIMIT 1", "Alpha")]
    [InlineData("ORDER BY ParentId NULLS LAST, Name", "charlie,delta force,Delta Forge,Émile,Alpha")]
    [InlineData("ORDER BY ParentId DESC NULLS LAST, Name LIMIT 1", "charlie")]
    [InlineData("ORDER BY Id DESC LIMIT 2 OFFSET 1", "charlie,Delta Forge")]
    [InlineData("ORDER BY Name LIMIT 1", "Alpha")]
    [InlineData("ORDER BY Name LIMIT 0", "")]
    [InlineData("LIMIT 2 OFFSET 4", "Émile")]
    [InlineData("OFFSET 9", "")]
    public void Order_is(string clauses, string names) => Assert.Equal(names, org.Names(clauses));
}
