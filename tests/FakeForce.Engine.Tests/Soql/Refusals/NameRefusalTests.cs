using static FakeForce.Engine.Tests.Soql.Refusals.Known;
using static FakeForce.Engine.Tests.Soql.Refusals.Refusal;

namespace FakeForce.Engine.Tests.Soql.Refusals;

public sealed class NameRefusalTests
{
    private readonly SmallOrg org = new();

    [Theory]
    [InlineData(Observed, "SELECT Id, ¦Dispenser__c, Name FROM Account", "INVALID_FIELD", "No such column 'Dispenser__c' on entity 'Account'." + CustomField)]
    [InlineData(Observed, "SELECT Owner.Name, ¦Owner.Nme FROM account", "INVALID_FIELD", "No such column 'Nme' on entity 'User'." + CustomField)]
    [InlineData(Observed, "SELECT ¦Owner.Subject FROM Case", "INVALID_FIELD", "No such column 'Subject' on entity 'Name'." + CustomField)]
    [InlineData(Observed, "SELECT Id FROM Account WHERE ¦Nme = 1", "INVALID_FIELD", "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData(Observed, "SELECT Id FROM Account WHERE Id = null AND (Name = 'a' OR ¦Nme = 1)", "INVALID_FIELD", "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData(Observed, "SELECT Id FROM Account ORDER BY Name, ¦Nme", "INVALID_FIELD", "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData(Observed, "SELECT COUNT(Id) FROM Account GROUP BY ¦Nme", "INVALID_FIELD", "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData(Observed, "SELECT Id, (SELECT ¦Nme FROM Contacts) FROM Account", "INVALID_FIELD", "No such column 'Nme' on entity 'Contact'." + CustomField)]
    [InlineData(Observed, "SELECT Id FROM Account WHERE Id IN (SELECT ¦Acc FROM Contact)", "INVALID_FIELD", "No such column 'Acc' on entity 'Contact'." + CustomField)]
    [InlineData(Observed, "SELECT a.Id, ¦a.Nme FROM Account a", "INVALID_FIELD", "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData(Observed, "SELECT Id FROM Account WHERE CALENDAR_YEAR(¦Nme) = 1", "INVALID_FIELD", "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData(Observed, "SELECT TYPEOF Owner WHEN User THEN ¦Nme END FROM Case", "INVALID_FIELD", "No such column 'Nme' on entity 'User'." + CustomField)]
    [InlineData(Observed, "SELECT TYPEOF Owner WHEN User THEN Id ELSE ¦Nme END FROM Case", "INVALID_FIELD", "No such column 'Nme' on entity 'Name'." + CustomField)]
    [InlineData(Observed, "SELECT ¦Ownr.Name FROM Account", "INVALID_FIELD", "Didn't understand relationship 'Ownr' in field path." + CustomRelationship)]
    [InlineData(Observed, "SELECT ¦Maker__c.Name FROM Gadget__c", "INVALID_FIELD", "Didn't understand relationship 'Maker__c' in field path." + CustomRelationship)]
    [InlineData(Observed, "SELECT Id FROM Contact WHERE ¦Acc.Name = 'a'", "INVALID_FIELD", "Didn't understand relationship 'Acc' in field path." + CustomRelationship)]
    [InlineData(Observed, "SELECT ¦x.Name FROM Account a", "INVALID_FIELD", "Didn't understand relationship 'x' in field path." + CustomRelationship)]
    [InlineData(Observed, "SELECT Id FROM Contact c, ¦c.Acc x", "INVALID_FIELD", "Didn't understand relationship 'Acc' in field path." + CustomRelationship)]
    [InlineData(Observed, "SELECT Id, (SELECT Id FROM ¦Kontacts) FROM Account", "INVALID_FIELD", "Didn't understand relationship 'Kontacts' in field path." + CustomRelationship)]
    [InlineData(Observed, "SELECT Id, (SELECT Id FROM ¦Contact) FROM Account", "INVALID_FIELD", "Didn't understand relationship 'Contact' in field path." + CustomRelationship)]
    [InlineData(OurWords, "SELECT TYPEOF ¦Account WHEN Account THEN Name END FROM Case", "INVALID_FIELD", "Didn't understand relationship 'Account' in field path." + CustomRelationship)]
    [InlineData(Observed, "SELECT Id FROM ¦Contact123", "INVALID_TYPE", "sObject type 'Contact123' is not supported." + CustomObject)]
    [InlineData(Observed, "SELECT Id,\n  Name\nFROM ¦Contact123\nLIMIT 1", "INVALID_TYPE", "sObject type 'Contact123' is not supported." + CustomObject)]
    [InlineData(Observed, "SELECT Id FROM Account WHERE Id IN (SELECT Id FROM ¦Nope)", "INVALID_TYPE", "sObject type 'Nope' is not supported." + CustomObject)]
    [InlineData(Observed, "SELECT TYPEOF Owner WHEN ¦Usr THEN Name END FROM Case", "INVALID_TYPE", "sObject type 'Usr' is not supported." + CustomObject)]
    [InlineData(Documented, "SELECT Id, Name, ¦id FROM Account", "INVALID_FIELD", "duplicate field selected: Id")]
    [InlineData(Documented, "SELECT Owner.Name, ¦owner.name FROM Account", "INVALID_FIELD", "duplicate field selected: Name")]
    [InlineData(Documented, "SELECT Id, ¦FIELDS(STANDARD) FROM Contact", "INVALID_FIELD", "duplicate field selected: Id")]
    [InlineData(Documented, "SELECT Owner.Name, ¦TYPEOF Owner WHEN User THEN Name END FROM Case", "INVALID_FIELD", "duplicate field selected: Owner")]
    [InlineData(OurWords, "SELECT Id, (SELECT Id FROM Contacts), (SELECT Name FROM ¦contacts) FROM Account", "INVALID_FIELD", "duplicate field selected: Contacts")]
    public void Unknown_or_repeated_name_is_refused(Known source, string soql, string code, string text)
    {
        Assert.True(Enum.IsDefined(source));
        Check(org, soql, code, text);
    }
}
