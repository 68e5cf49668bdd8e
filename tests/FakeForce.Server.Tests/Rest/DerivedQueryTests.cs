namespace FakeForce.Server.Tests.Rest;

/// <summary>Rows that stand for no record: their ids, their addresses, and values that are lists.</summary>
public sealed class DerivedQueryTests : IAsyncLifetime
{
    private SampleOrg org = null!;

    public async ValueTask InitializeAsync() => org = await SampleOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("SELECT Id, DurableId FROM EntityDefinition WHERE QualifiedApiName = 'Account'", 200,
        """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"EntityDefinition","url":"{v}/sobjects/EntityDefinition/Account"},"Id":"000000000000000AAA","DurableId":"Account"}]}""")]
    [InlineData("SELECT QualifiedApiName, ReferenceTo, EntityDefinition.QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Contact' AND QualifiedApiName IN ('AccountId', 'Birthdate')", 200,
        """{"totalSize":2,"done":true,"records":[{"attributes":{"type":"FieldDefinition","url":"{v}/sobjects/FieldDefinition/Contact.Account"},"QualifiedApiName":"AccountId","ReferenceTo":{"referenceTo":["Account"]},"EntityDefinition":{"attributes":{"type":"EntityDefinition","url":"{v}/sobjects/EntityDefinition/Contact"},"QualifiedApiName":"Contact"}},{"attributes":{"type":"FieldDefinition","url":"{v}/sobjects/FieldDefinition/Contact.Birthdate"},"QualifiedApiName":"Birthdate","ReferenceTo":{"referenceTo":null},"EntityDefinition":{"attributes":{"type":"EntityDefinition","url":"{v}/sobjects/EntityDefinition/Contact"},"QualifiedApiName":"Contact"}}]}""")]
    [InlineData("SELECT QualifiedApiName FROM FieldDefinition", 400,
        """[{"message":"FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]","errorCode":"MALFORMED_QUERY"}]""")]
    [InlineData("SELECT Id FROM ActivityHistory", 400, """[{"message":"entity type ActivityHistory does not support query","errorCode":"INVALID_TYPE_FOR_OPERATION"}]""")]
    [InlineData("SELECT Id, Name FROM RecentlyViewed WHERE Type = 'Contact' AND LastViewedDate != null", 200,
        """{"totalSize":2,"done":true,"records":[{"attributes":{"type":"RecentlyViewed","url":"{v}/sobjects/RecentlyViewed/{alone}"},"Id":"{alone}","Name":"Alone"},{"attributes":{"type":"RecentlyViewed","url":"{v}/sobjects/RecentlyViewed/{contact}"},"Id":"{contact}","Name":"Ann Lee"}]}""")]
    [InlineData("SELECT RecordId, HasEditAccess FROM UserRecordAccess WHERE UserId = '{user}' AND RecordId = '{account15}'", 200,
        """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"UserRecordAccess","url":"{v}/sobjects/UserRecordAccess/000000000000000AAA"},"RecordId":"{account}","HasEditAccess":true}]}""")]
    public async Task Derived_rows_are_answered_as_records(string soql, int status, string expected) =>
        await org.ExpectAsync("GET", "/query?q=" + Uri.EscapeDataString(org.Fill(soql)), null, status, expected);
}
