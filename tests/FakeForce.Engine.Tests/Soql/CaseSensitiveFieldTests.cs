namespace FakeForce.Engine.Tests.Soql;

/// <summary>Unique case-sensitive fields tell capitals from small letters wherever texts are compared (SOQL and SOSL reference, "Comparison Operators").</summary>
public sealed class CaseSensitiveFieldTests
{
    private readonly SmallOrg org = new();

    public CaseSensitiveFieldTests()
    {
        org.Add("Account", "Name=one", "Code__c=aB");
        org.Add("Account", "Name=two", "Code__c=AB");
        org.Add("Account", "Name=ONE", "Code__c=aBc");
        org.Add("Contact", "Name=c", $"AccountId={org.Run("SELECT Id FROM Account").AllRows().IdAt(0)}");
    }

    [Theory]
    [InlineData("Code__c LIKE 'a%'", "one,ONE")]
    [InlineData("Code__c LIKE 'A%'", "two")]
    [InlineData("Code__c LIKE '%b%'", "")]
    [InlineData("Code__c LIKE '_B'", "one,two")]
    [InlineData("Code__c LIKE 'ab'", "")]
    [InlineData("(NOT Code__c LIKE 'a%')", "two")]
    [InlineData("Code__c != 'ab'", "one,two,ONE")]
    [InlineData("Name LIKE 'ON%'", "one,ONE")]
    public void Filter_finds(string condition, string names)
    {
        Assert.Equal(names, org.Names("WHERE " + condition));
        org.Index("Account", "Code__c", bySortOrder: true);
        Assert.Equal(names, org.Names("WHERE " + condition));
    }

    [Theory]
    [InlineData("SELECT Code__c, COUNT(Id) FROM Account GROUP BY Code__c", "{Code__c:aB,expr0:1}{Code__c:AB,expr0:1}{Code__c:aBc,expr0:1}")]
    [InlineData("SELECT COUNT_DISTINCT(Code__c), COUNT_DISTINCT(Name) FROM Account", "{expr0:3,expr1:2}")]
    [InlineData("SELECT Account.Code__c FROM Contact GROUP BY Account.Code__c HAVING Account.Code__c LIKE 'a%'", "{Code__c:aB}")]
    [InlineData("SELECT Code__c FROM Account GROUP BY Code__c HAVING Code__c = 'AB'", "{Code__c:AB}")]
    [InlineData("SELECT Code__c FROM Account GROUP BY Code__c HAVING Code__c LIKE 'A%'", "{Code__c:AB}")]
    public void Groups_are_apart(string soql, string answer) => Assert.Equal(answer, org.Json(soql));
}
