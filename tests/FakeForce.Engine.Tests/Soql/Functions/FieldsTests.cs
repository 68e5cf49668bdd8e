namespace FakeForce.Engine.Tests.Soql.Functions;

/// <summary>FIELDS() (SOQL and SOSL reference, "SELECT").</summary>
public sealed class FieldsTests
{
    private readonly SmallOrg org = new();

    [Theory]
    [InlineData("SELECT FIELDS(ALL) FROM Contact LIMIT 200")]
    [InlineData("SELECT FIELDS(STANDARD) FROM Contact")]
    [InlineData("SELECT FIELDS(ALL) FROM Contact WHERE Id IN ('003000000000001', '003000000000002')")]
    [InlineData("SELECT FIELDS(ALL) FROM Contact WHERE Id = '003000000000001' OR Id = '003000000000002' OR Id IN ('003000000000003')")]
    [InlineData("SELECT FIELDS(ALL) FROM Contact WHERE Id = '003000000000001' AND (Name = 'a' OR Name = 'b')")]
    [InlineData("SELECT Id, FIELDS(CUSTOM) FROM Contact LIMIT 200")]
    [InlineData("SELECT Account.Name, (SELECT FIELDS(ALL) FROM Cases LIMIT 200) FROM Contact")]
    public void Runs(string soql) => Assert.Equal("", org.Json(soql));

    [Theory]
    [InlineData("SELECT FIELDS(ALL) FROM Contact", "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(ALL) FROM Contact WHERE Id = '003000000000001' OR Name = 'a'", "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(ALL) FROM Contact WHERE Id != '003000000000001'", "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Contact LIMIT 10", "'FIELDS(...)' expansion function must result in at least one field being selected.")]
    [InlineData("SELECT FIELDS(ALL), MIN(Name) FROM Contact GROUP BY Id LIMIT 200", "Field must be grouped or aggregated: IsDeleted")]
    [InlineData("SELECT FIELDS(NONE) FROM Contact", "unexpected token: 'NONE'")]
    public void Is_refused(string soql, string text) => Assert.EndsWith("\n" + text, org.Refused(soql).Message, StringComparison.Ordinal);

    [Fact]
    public void More_than_200_ids_are_no_bound()
    {
        string Of(int ids) => $"SELECT FIELDS(ALL) FROM Contact WHERE Id IN ({string.Join(", ", Enumerable.Repeat("'003000000000001'", ids))})";
        Assert.Equal("", org.Json(Of(200)));
        Assert.Equal("MALFORMED_QUERY", org.Refused(Of(201)).Code);
        Assert.Equal("MALFORMED_QUERY", org.Refused(Of(200) + " OR Id = '003000000000002'").Code);
    }

    [Fact]
    public void There_was_none_before_API_51()
    {
        var refusal = org.Refused("SELECT FIELDS(STANDARD) FROM Contact", SmallOrg.Context with { ApiVersion = 50 });
        Assert.Equal("UNSUPPORTED_API_VERSION", refusal.Code);
        Assert.EndsWith("The SOQL FIELDS function is not supported in this version of the API", refusal.Message, StringComparison.Ordinal);
    }
}
