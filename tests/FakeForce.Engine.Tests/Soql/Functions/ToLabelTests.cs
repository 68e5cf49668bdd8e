using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Soql.Functions;

/// <summary>toLabel() (SOQL and SOSL reference, "toLabel()").</summary>
public sealed class ToLabelTests
{
    private readonly SmallOrg org = new();

    public ToLabelTests()
    {
        var a = org.Add("Account", "Name=a", "Rating=Hot", "Colors__c=red;green");
        org.Add("Account", "Name=b", "Rating=Unlisted", "Colors__c=green;mauve");
        org.Add("Account", "Name=c");
        org.Add("Contact", "Name=x", $"AccountId={a}");
        org.Add("Contact", "Name=y");
    }

    [Theory]
    [InlineData("SELECT toLabel(Rating) FROM Account", "{Rating:Hot!}{Rating:Unlisted}{Rating:null}")]
    [InlineData("SELECT tolabel(rating) FROM Account WHERE Name = 'a'", "{Rating:Hot!}")]
    [InlineData("SELECT Rating, toLabel(Rating) shown FROM Account WHERE Name = 'a'", "{Rating:Hot,shown:Hot!}")]
    [InlineData("SELECT toLabel(Colors__c) FROM Account", "{Colors__c:Crimson;Emerald}{Colors__c:Emerald;mauve}{Colors__c:null}")]
    [InlineData("SELECT Name, toLabel(Account.Rating) FROM Contact", "{Name:x,Account:Account{Rating:Hot!}}{Name:y,Account:null}")]
    [InlineData("SELECT Account.Name, toLabel(Account.Rating), toLabel(Account.Rating) r FROM Contact", "{Account:Account{Name:a,Rating:Hot!},r:Hot!}{Account:null,r:null}")]
    [InlineData("SELECT Name, (SELECT toLabel(Account.Rating) label FROM Contacts) FROM Account WHERE Name = 'a'", "{Name:a,Contacts:[{label:Hot!}]}")]
    public void Selects_labels(string soql, string answer) => Assert.Equal(answer, org.Json(soql));

    [Theory]
    [InlineData("toLabel(Rating) = 'hot!'", "a")]
    [InlineData("toLabel(Rating) = 'Hot'", "")]
    [InlineData("toLabel(Rating) != 'Hot!'", "b,c")]
    [InlineData("toLabel(Rating) LIKE 'H%!'", "a")]
    [InlineData("toLabel(Rating) IN ('Unlisted', 'Cold!')", "b")]
    [InlineData("toLabel(Rating) NOT IN ('Unlisted')", "a,c")]
    [InlineData("toLabel(Rating) = null", "c")]
    [InlineData("toLabel(Colors__c) INCLUDES ('Emerald;Crimson')", "a")]
    [InlineData("toLabel(Colors__c) = 'mauve;Emerald'", "b")]
    public void Filters_by_label(string condition, string names) => Assert.Equal(names, org.Names("WHERE " + condition));

    [Fact]
    public void An_index_of_values_does_not_answer_for_labels()
    {
        org.Index("Account", "Rating");
        Assert.Equal("a", org.Names("WHERE toLabel(Rating) = 'Hot!'"));
    }

    [Fact]
    public void The_name_of_a_record_type_is_its_own_label()
    {
        var standard = new SmallOrg(new StandardCatalog(new FeatureSet("RecordTypes")));
        var partner = standard.Add("RecordType", "Name=Partner");
        standard.Add("Lead", $"RecordTypeId={partner}");
        Assert.Equal("{RecordType:RecordType{Name:Partner}}", standard.Json("SELECT toLabel(RecordType.Name) FROM Lead"));
        standard.Expect("SELECT Id FROM Lead WHERE toLabel(RecordType.Name) = 'Partner'", "INVALID_FIELD", 27, "field 'Name' can not be filtered in a query call");
    }

    [Theory]
    [InlineData("SELECT Rating, toLabel(Rating) FROM Account", "INVALID_FIELD", 24, "duplicate field selected: Rating")]
    [InlineData("SELECT toLabel(Rating), Rating FROM Account", "INVALID_FIELD", 25, "duplicate field selected: Rating")]
    [InlineData("SELECT toLabel(Rating) Name, Name FROM Account", "INVALID_FIELD", 30, "duplicate field selected: Name")]
    [InlineData("SELECT Name, toLabel(Rating) Name FROM Account", "MALFORMED_QUERY", 14, "duplicate alias: Name")]
    [InlineData("SELECT toLabel(Name) FROM Account", "MALFORMED_QUERY", 8, "field Name does not support function toLabel")]
    [InlineData("SELECT toLabel() FROM Account", "MALFORMED_QUERY", 8, "unexpected token: ')'")]
    [InlineData("SELECT toLabel(5) FROM Account", "MALFORMED_QUERY", 16, "unexpected token: '5'")]
    [InlineData("SELECT toLabel(Rating, Name) FROM Account", "MALFORMED_QUERY", 24, "expecting a right parentheses, found ','")]
    [InlineData("SELECT toLabel(FORMAT(Rating)) FROM Account", "MALFORMED_QUERY", 22, "unexpected token: '('")]
    [InlineData("SELECT toLabel(Nope) FROM Account", "INVALID_FIELD", 16, "No such column 'Nope' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.")]
    [InlineData("SELECT Id FROM Account ORDER BY toLabel(Rating)", "MALFORMED_QUERY", 33, "function toLabel is not allowed in ORDER BY")]
    [InlineData("SELECT Rating FROM Account GROUP BY toLabel(Rating)", "MALFORMED_QUERY", 37, "function toLabel is not allowed in GROUP BY")]
    [InlineData("SELECT toLabel(Rating), COUNT(Id) FROM Account GROUP BY Rating", "MALFORMED_QUERY", 8, "toLabel() in a query with groups is not supported yet by FakeForce")]
    [InlineData("SELECT nonsense(Rating) FROM Account", "MALFORMED_QUERY", 16, "unexpected token: '('")]
    public void Is_refused(string soql, string code, int column, string text) => org.Expect(soql, code, column, text);

    [Fact]
    public void Functions_and_TYPEOF_do_not_go_together() =>
        org.Expect("SELECT TYPEOF Owner WHEN User THEN Name END, toLabel(Account.Rating) FROM Case", "MALFORMED_QUERY", 8, "unexpected token: 'TYPEOF'");

    [Fact]
    public void Labels_that_are_not_known_are_not_made_up()
    {
        var standard = new SmallOrg(new StandardCatalog(new FeatureSet("MultiCurrency")));
        standard.Expect("SELECT toLabel(CurrencyIsoCode) FROM Opportunity", "MALFORMED_QUERY", 8, "toLabel(CurrencyIsoCode), whose labels are not known here, is not supported yet by FakeForce");
        standard.Expect("SELECT Id FROM Opportunity WHERE toLabel(CurrencyIsoCode) = 'US Dollar'", "INVALID_FIELD", 34, "field 'CurrencyIsoCode' can not be filtered in a query call");
    }
}
