using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>Queries that real clients send, against the standard sObjects.</summary>
public sealed class StandardObjectQueryTests
{
    private static readonly StandardCatalog Catalog = new(FeatureSet.None);

    [Theory]
    [InlineData("select id from Organization")]
    [InlineData("SELECT Id, Name, Account.Name, Account.Owner.Profile.Name FROM Contact WHERE Account.BillingCity = 'Rome' ORDER BY LastName LIMIT 10")]
    [InlineData("SELECT Subject, Who.Name, Who.Type, What.Name, Owner.Name FROM Task WHERE What.Type IN ('Account', 'Opportunity') AND IsClosed = false")]
    [InlineData("SELECT Id, (SELECT Id, StageName, Amount FROM Opportunities WHERE IsClosed = false ORDER BY CloseDate), (SELECT Subject FROM Tasks) FROM Account WHERE CreatedDate = LAST_N_DAYS:30")]
    [InlineData("SELECT Account.Name, (Select Contact.Name from Contacts) FROM Account")]
    [InlineData("SELECT FIELDS(ALL) FROM Opportunity LIMIT 200")]
    [InlineData("SELECT FIELDS(STANDARD) FROM Lead")]
    [InlineData("SELECT Id, BillingAddress FROM Account WHERE BillingLatitude > 45.5")]
    [InlineData("SELECT Id, DISTANCE(Address, GEOLOCATION(37.775,-122.418), 'mi') FROM Lead WHERE DISTANCE(Address, GEOLOCATION(37.775,-122.418), 'mi') < 20 ORDER BY DISTANCE(Address, GEOLOCATION(37.775,-122.418), 'mi') LIMIT 10")]
    [InlineData("SELECT Company, toLabel(Status), FORMAT(CreatedDate) created FROM Lead WHERE toLabel(Status) = 'le Draft'")]
    [InlineData("SELECT HOUR_IN_DAY(convertTimezone(CreatedDate)), SUM(Amount) FROM Opportunity GROUP BY HOUR_IN_DAY(convertTimezone(CreatedDate))")]
    [InlineData("SELECT StageName, SUM(Amount), COUNT(Id) FROM Opportunity GROUP BY StageName ORDER BY SUM(Amount) DESC")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE IsWon = true) AND Id NOT IN (SELECT AccountId FROM Contact)")]
    [InlineData("SELECT Id, Username, Profile.Name, UserRole.Name, Manager.Name FROM User WHERE IsActive = true")]
    [InlineData("SELECT Id, Name, UnitPrice, Product2.Name, Pricebook2.Name FROM PricebookEntry WHERE Pricebook2.IsStandard = true")]
    [InlineData("SELECT Id, CaseNumber, Owner.Name, Account.Owner.Name, (SELECT CommentBody FROM CaseComments) FROM Case ORDER BY Account.Name NULLS LAST")]
    [InlineData("SELECT Id, RecordType.DeveloperName FROM Account WHERE RecordType.DeveloperName = 'X'")]
    public void Query_runs(string soql) =>
        Assert.Equal(0, new Queries().Run(OrgState.Empty(Catalog), soql, SmallOrg.Context).TotalSize);

    [Theory]
    [InlineData("SELECT Id FROM AccountHistory WHERE OldValue = 'x'", "INVALID_FIELD", "field 'OldValue' can not be filtered in a query call")]
    [InlineData("SELECT MAX(NewValue) FROM AccountHistory", "MALFORMED_QUERY", "field NewValue does not support aggregate operator MAX")]
    [InlineData("SELECT MAX(ConversionRate) FROM CurrencyType", "MALFORMED_QUERY", "field ConversionRate does not support aggregate operator MAX")]
    public void Fields_that_describe_marks_so_are_refused(string soql, string code, string text)
    {
        var catalog = new StandardCatalog(new FeatureSet("MultiCurrency"));
        var refusal = Assert.Throws<SalesforceException>(() => new Queries().Run(OrgState.Empty(catalog), soql, SmallOrg.Context));
        Assert.Equal((code, text), (refusal.Code, refusal.Message[(refusal.Message.LastIndexOf('\n') + 1)..]));
    }

    [Theory]
    [InlineData("SELECT UserRecordAccess.HasReadAccess FROM Account")]
    [InlineData("SELECT Id FROM Account WHERE UserRecordAccess.HasEditAccess = true")]
    public void The_access_to_a_record_as_its_parent_is_said_to_be_missing(string soql)
    {
        var refusal = Assert.Throws<SalesforceException>(() => new Queries().Run(OrgState.Empty(Catalog), soql, SmallOrg.Context));
        Assert.EndsWith("UserRecordAccess in a field path is not supported yet by FakeForce", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_sObjects_are_refused_as_invalid_types()
    {
        var refusal = Assert.Throws<SalesforceException>(() => new Queries().Run(OrgState.Empty(Catalog), "SELECT Id FROM ScratchOrgInfos LIMIT 1", SmallOrg.Context));
        Assert.Equal("INVALID_TYPE", refusal.Code);
    }

    [Fact]
    public void The_name_of_a_case_seen_as_any_What_is_its_number()
    {
        var transaction = new Transaction(OrgState.Empty(Catalog), SmallOrg.Now);
        var @case = transaction.Insert(Draft("Case", ("CaseNumber", Value.Of("00001"))));
        var account = transaction.Insert(Draft("Account", ("Name", Value.Of("Acme"))));
        transaction.Insert(Draft("Task", ("WhatId", Value.Of(@case))));
        transaction.Insert(Draft("Task", ("WhatId", Value.Of(account))));
        var result = new Queries().Run(transaction.Freeze(), "SELECT What.Name, What.Type FROM Task WHERE What.Name != null ORDER BY What.Type", SmallOrg.Context);
        Assert.Equal("{What:Name{Name:Acme,Type:Account}}{What:Name{Name:00001,Type:Case}}", Answer.Of(result));
    }

    private static RowDraft Draft(string type, (string Field, Value Value) value)
    {
        Assert.True(Catalog[type].TryField(value.Field, out var field));
        return new RowDraft(Catalog[type]) { [field] = value.Value };
    }
}
