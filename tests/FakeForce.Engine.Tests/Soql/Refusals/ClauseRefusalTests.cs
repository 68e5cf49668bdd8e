using static FakeForce.Engine.Tests.Soql.Refusals.Known;
using static FakeForce.Engine.Tests.Soql.Refusals.Refusal;

namespace FakeForce.Engine.Tests.Soql.Refusals;

public sealed class ClauseRefusalTests
{
    private const string From = "SELECT Id FROM Account ";
    private const string Semi = From + "WHERE Id IN (SELECT AccountId FROM Contact";

    private readonly SmallOrg org = new();

    [Theory]
    [InlineData(Observed, From + "¦ALL ROWS", "unexpected token: 'ALL'")]
    [InlineData(Observed, From + "WHERE IsDeleted = true LIMIT 1 ¦ALL ROWS", "unexpected token: 'ALL'")]
    [InlineData(Observed, From + "FOR ¦UPDATE", "unexpected token: 'UPDATE'")]
    [InlineData(Documented, From + "WITH ¦SECURITY_ENFORCED", "unexpected token: 'SECURITY_ENFORCED'")]
    [InlineData(Documented, From + "WITH ¦USER_MODE LIMIT 1", "unexpected token: 'USER_MODE'")]
    [InlineData(Documented, From + "WITH ¦SYSTEM_MODE", "unexpected token: 'SYSTEM_MODE'")]
    [InlineData(OurWords, From + "WITH ¦NONSENSE", "unexpected token: 'NONSENSE'")]
    [InlineData(OurWords, From + "WITH ¦DATA CATEGORY Geography__c AT usa__c", "WITH DATA CATEGORY is not supported yet by FakeForce")]
    [InlineData(OurWords, From + "WITH ¦UserId = '005000000000001'", "WITH USERID is not supported yet by FakeForce")]
    [InlineData(OurWords, From + "WITH ¦RecordVisibilityContext (maxDescriptorPerRecord=100)", "WITH RECORDVISIBILITYCONTEXT is not supported yet by FakeForce")]
    [InlineData(OurWords, From + "UPDATE ¦TRACKING", "UPDATE TRACKING, which counts views of articles, is not supported yet by FakeForce")]
    [InlineData(OurWords, From + "UPDATE ¦VIEWSTAT, TRACKING", "UPDATE VIEWSTAT, which counts views of articles, is not supported yet by FakeForce")]
    [InlineData(PublicCode, From + "FOR ¦NOTHING", "unexpected token: 'NOTHING'")]
    [InlineData(PublicCode, From + "FOR VIEW FOR ¦VIEW", "unexpected token: 'VIEW'")]
    [InlineData(OurWords, "SELECT Id, (SELECT Id FROM Contacts FOR ¦VIEW) FROM Account", "FOR VIEW here is not supported yet by FakeForce")]
    [InlineData(OurWords, "SELECT COUNT() FROM Account FOR ¦REFERENCE", "FOR REFERENCE here is not supported yet by FakeForce")]
    [InlineData(OurWords, From + "USING SCOPE ¦nonsense", "unexpected token: 'nonsense'")]
    [InlineData(OurWords, From + "USING SCOPE ¦delegated", "Scope 'delegated' is not supported on sObject type 'Account'")]
    [InlineData(OurWords, From + "USING SCOPE ¦my_territory", "Scope 'my_territory' is not supported on sObject type 'Account'")]
    [InlineData(OurWords, From + "USING SCOPE ¦my_team_territory", "Scope 'my_team_territory' is not supported on sObject type 'Account'")]
    [InlineData(OurWords, From + "USING SCOPE ¦scopingRule", "Scope 'scopingRule' is not supported on sObject type 'Account'")]
    [InlineData(OurWords, "SELECT Id FROM Profile USING SCOPE ¦mine", "Scope 'mine' is not supported on sObject type 'Profile'")]
    [InlineData(Documented, "SELECT Id, (SELECT Id FROM Contacts) FROM Account USING SCOPE ¦mine", "USING SCOPE is not allowed in a query with sub-selects")]
    [InlineData(Documented, From + "USING SCOPE ¦mine WHERE Id IN (SELECT AccountId FROM Contact)", "USING SCOPE is not allowed in a query with sub-selects")]
    [InlineData(Documented, "SELECT Id, (SELECT Id FROM Contacts USING SCOPE ¦mine) FROM Account", "USING SCOPE is not allowed in a query with sub-selects")]
    [InlineData(Documented, From + "WHERE Id IN (SELECT AccountId FROM Contact USING SCOPE ¦mine)", "USING SCOPE is not allowed in a query with sub-selects")]
    [InlineData(OurWords, "SELECT Id, (SELECT Id FROM Contacts OFFSET ¦1) FROM Account LIMIT 2", "OFFSET in a sub-query needs a parent query with LIMIT 1")]
    [InlineData(Observed, From + "OFFSET ¦2001", "Maximum SOQL offset allowed is 2000", "NUMBER_OUTSIDE_VALID_RANGE")]
    public void Clause_is_refused(Known source, string soql, string text, string code = "MALFORMED_QUERY")
    {
        Assert.True(Enum.IsDefined(source));
        Check(org, soql, code, text);
    }

    [Theory]
    [InlineData(Observed, From + "WHERE Name = 'a' OR ¦Id IN (SELECT AccountId FROM Contact)", "Semi join sub-selects are not allowed with the 'OR' operator")]
    [InlineData(Observed, From + "WHERE NOT (¦Id IN (SELECT AccountId FROM Contact))", "Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.")]
    [InlineData(Observed, From + "WHERE (Rating = 'Hot' AND ¦Id NOT IN (SELECT AccountId FROM Contact)) AND (Name LIKE '%')", "Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.")]
    [InlineData(PublicCode, Semi + " WHERE ¦Id IN (SELECT ContactId FROM Case))", "Nesting of semi join sub-selects is not supported")]
    [InlineData(PublicCode, Semi + ") AND Id IN (SELECT AccountId FROM Case) AND ¦Id NOT IN (SELECT AccountId FROM Case)", "Maximum 2 semi join sub-selects are allowed")]
    [InlineData(PublicCode, From + "WHERE ¦ParentId IN (SELECT Id FROM Account)", "The inner and outer selects should not be on the same object type")]
    [InlineData(PublicCode, From + "WHERE ¦Id IN (SELECT ContactId FROM Case)", "The left operand field in the where expression and the selected field in the inner query must refer to the same type of object: 'Id', 'ContactId'")]
    [InlineData(PublicCode, Semi + " LIMIT ¦5)", "missing value at 'LIMIT'")]
    [InlineData(PublicCode, Semi + " ORDER BY ¦Id)", "missing value at 'ORDER'")]
    [InlineData(OurWords, From + "WHERE Id IN (SELECT ¦AccountId, Id FROM Contact)", "The inner select of a semi join must select exactly one id or reference field: 'Contact'")]
    [InlineData(OurWords, From + "WHERE Id IN (SELECT ¦Account.Id FROM Contact)", "The inner select of a semi join must select exactly one id or reference field: 'Contact'")]
    [InlineData(OurWords, From + "WHERE Id IN (SELECT ¦Name FROM Contact)", "The inner select of a semi join must select exactly one id or reference field: 'Name'")]
    [InlineData(OurWords, From + "WHERE ¦Owner.ProfileId IN (SELECT Id FROM Profile)", "Semi join sub-selects need an id or reference field of the queried object on their left: 'Owner.ProfileId'")]
    [InlineData(OurWords, From + "WHERE Id IN (SELECT ¦TYPEOF Owner WHEN User THEN Id END FROM Case)", "The inner select of a semi join must select exactly one id or reference field: 'Case'")]
    [InlineData(Observed, "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM ¦Task)", "Entity 'Task' is not supported for semi join inner selects")]
    [InlineData(Observed, Semi + " ¦ALL ROWS)", "unexpected token: 'ALL'")]
    public void Semi_join_is_refused(Known source, string soql, string text)
    {
        Assert.True(Enum.IsDefined(source));
        Check(org, soql, "MALFORMED_QUERY", text);
    }
}
