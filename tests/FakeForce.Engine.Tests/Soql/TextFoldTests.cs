namespace FakeForce.Engine.Tests.Soql;

/// <summary>Letters beyond the first plane of Unicode have capitals too: Deseret long I, small and large.</summary>
public sealed class TextFoldTests
{
    private const string Small = "\U00010428x", Large = "\U00010400X";

    private readonly SmallOrg org = new();

    public TextFoldTests()
    {
        org.Add("Account", "Name=" + Small);
        org.Add("Account", "Name=" + Large);
    }

    [Theory]
    [InlineData("= '" + Large + "'")]
    [InlineData("IN ('" + Small + "')")]
    [InlineData("LIKE '" + Large + "'")]
    [InlineData("LIKE '" + Small + "%'")]
    [InlineData("LIKE '_X'")]
    public void Case_does_not_count_in(string condition)
    {
        Assert.Equal($"{Small},{Large}", org.Names("WHERE Name " + condition));
        org.Index("Account", "Name");
        Assert.Equal($"{Small},{Large}", org.Names("WHERE Name " + condition));
    }

    [Fact]
    public void Case_does_not_make_groups() => Assert.Equal($"{{Name:{Small},expr0:2}}", org.Json("SELECT Name, COUNT(Id) FROM Account GROUP BY Name"));
}
