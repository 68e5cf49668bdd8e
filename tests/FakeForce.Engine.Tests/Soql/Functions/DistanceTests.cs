namespace FakeForce.Engine.Tests.Soql.Functions;

/// <summary>DISTANCE() and GEOLOCATION() (SOQL and SOSL reference, "Location-Based SOQL Queries").</summary>
public sealed class DistanceTests
{
    private const string FromSanFrancisco = "DISTANCE(Spot__c, GEOLOCATION(37.775,-122.418), 'mi')";

    private readonly SmallOrg org = new();

    public DistanceTests()
    {
        var ferry = org.Add("Account", "Name=ferry", "Spot__Latitude__s=37.79302", "Spot__Longitude__s=-122.394507", "BillingLatitude=37.786108", "BillingLongitude=-122.430152");
        org.Add("Account", "Name=sydney", "Spot__Latitude__s=-33.8688", "Spot__Longitude__s=151.2093");
        org.Add("Account", "Name=half", "Spot__Latitude__s=37.775");
        org.Add("Account", "Name=off", "Spot__Latitude__s=95", "Spot__Longitude__s=0");
        org.Add("Account", "Name=nowhere");
        org.Add("Contact", "Name=x", $"AccountId={ferry}");
        org.Add("Contact", "Name=y");
    }

    [Theory]
    [InlineData("WHERE " + FromSanFrancisco + " < 20", "ferry")]
    [InlineData("WHERE " + FromSanFrancisco + " > 20", "sydney")]
    [InlineData("WHERE DISTANCE(Spot__c, GEOLOCATION(37.775,-122.418), 'KM') < 2.5", "")]
    [InlineData("WHERE DISTANCE(Spot__c, GEOLOCATION(37.775,-122.418), 'KM') < 3", "ferry")]
    [InlineData("WHERE DISTANCE(Spot__c, BillingAddress, 'mi') < 2.1", "ferry")]
    [InlineData("WHERE NOT (" + FromSanFrancisco + " < 20)", "sydney,half,off,nowhere")]
    [InlineData("ORDER BY " + FromSanFrancisco + " NULLS LAST LIMIT 2", "ferry,sydney")]
    [InlineData("ORDER BY " + FromSanFrancisco + " DESC NULLS LAST LIMIT 1", "sydney")]
    [InlineData("ORDER BY " + FromSanFrancisco + ", Name", "half,nowhere,off,ferry,sydney")]
    public void Finds_and_sorts(string clauses, string names) => Assert.Equal(names, org.Names(clauses));

    [Fact]
    public void Looks_at_a_parents_place() => Assert.Equal("x", org.Names("WHERE DISTANCE(Account.Spot__c, GEOLOCATION(37.775,-122.418), 'mi') < 20", "Contact"));

    // The great circle from pole to pole is half of Earth's circumference.
    [Fact]
    public void Measures_the_great_circle()
    {
        var poles = new SmallOrg();
        poles.Add("Account", "Name=north", "Spot__Latitude__s=90", "Spot__Longitude__s=0");
        Assert.Equal("{km:20015.11}{km:null}", Rounded(poles, "SELECT DISTANCE(Spot__c, GEOLOCATION(-90, 0), 'km') km FROM Account"));
        Assert.Equal("{expr0:12436.82,expr1:0}{expr0:null,expr1:null}", Rounded(poles, "SELECT DISTANCE(Spot__c, GEOLOCATION(-90, 0), 'mi'), DISTANCE(Spot__c, Spot__c, 'mi') FROM Account"));
    }

    private static string Rounded(SmallOrg org, string soql)
    {
        org.Add("Account", "Name=none");
        var answer = org.Json(soql + " LIMIT 2");
        return System.Text.RegularExpressions.Regex.Replace(answer, @"\d+\.\d+", m => double.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture).ToString("F2", System.Globalization.CultureInfo.InvariantCulture), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(GEOLOCATION(1,2), Spot__c, 'km') < 5", "MALFORMED_QUERY", 39, "unexpected token: 'GEOLOCATION'")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(1,2), 'ft') < 5", "MALFORMED_QUERY", 66, "unexpected token: 'ft'")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(1,2)) < 5", "MALFORMED_QUERY", 30, "unexpected token: ')'")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(1,'2'), 'mi') < 5", "MALFORMED_QUERY", 62, "unexpected token: '2'")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(90.5,2), 'mi') < 5", "MALFORMED_QUERY", 60, "unexpected token: '90.5'")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(1,-181), 'mi') < 5", "MALFORMED_QUERY", 62, "unexpected token: '-181'")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(1,2), 'mi') = 5", "INVALID_QUERY_FILTER_OPERATOR", 30, "invalid operator on distance field")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(1,2), 'mi') <= 5", "INVALID_QUERY_FILTER_OPERATOR", 30, "invalid operator on distance field")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(1,2), 'mi') < 'far'", "INVALID_FIELD", 74, "value of filter criterion for field 'DISTANCE' must be of type double and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Name, GEOLOCATION(1,2), 'mi') < 5", "MALFORMED_QUERY", 39, "field Name does not support function DISTANCE")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(1,2), 'mi') IN (5)", "MALFORMED_QUERY", 30, "function DISTANCE is not allowed in WHERE")]
    [InlineData("SELECT Name FROM Account GROUP BY DISTANCE(Spot__c, GEOLOCATION(1,2), 'mi')", "MALFORMED_QUERY", 35, "function DISTANCE is not allowed in GROUP BY")]
    [InlineData("SELECT GEOLOCATION(1,2) FROM Account", "MALFORMED_QUERY", 8, "function GEOLOCATION is not allowed in SELECT")]
    [InlineData("SELECT Id FROM Account WHERE BillingAddress = 'x'", "INVALID_FIELD", 30, "field 'BillingAddress' can not be filtered in a query call")]
    [InlineData("SELECT Id FROM Account WHERE Spot__c != null", "INVALID_FIELD", 30, "field 'Spot__c' can not be filtered in a query call")]
    [InlineData("SELECT Id FROM Account ORDER BY Spot__c", "INVALID_FIELD", 33, "field Spot__c can not be sorted in a query call")]
    [InlineData("SELECT Spot__c FROM Account GROUP BY Spot__c", "INVALID_FIELD", 38, "field 'Spot__c' can not be grouped in a query call")]
    [InlineData("SELECT COUNT(Spot__c) FROM Account", "MALFORMED_QUERY", 8, "field Spot__c does not support aggregate operator COUNT")]
    public void Is_refused(string soql, string code, int column, string text) => org.Expect(soql, code, column, text);
}
