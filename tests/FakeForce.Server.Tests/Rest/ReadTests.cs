namespace FakeForce.Server.Tests.Rest;

/// <summary>Reading rows, one exchange at a time: source, request, and the whole answer.</summary>
public sealed class ReadTests(SharedSampleOrg shared) : IClassFixture<SharedSampleOrg>
{
    private const string Gone = """[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED"}]""";
    private const string NoResource = """[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]""";
    private const string AccountUrl = """{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"}""";

    [Theory]
    [InlineData("REST guide, rows read, fields", "/sobjects/Account/{account}?fields=Name,Industry", 200, AccountUrl + ""","Name":"Acme","Industry":"Energy","Id":"{account}"}""")]
    [InlineData("REST guide, conventions names in any case", "/sobjects/ACCOUNT/{account}?fields=name,INDUSTRY", 200, AccountUrl + ""","Name":"Acme","Industry":"Energy","Id":"{account}"}""")]
    [InlineData("REST guide, conventions short ids", "/sobjects/Account/{account15}?fields=Id", 200, AccountUrl + ""","Id":"{account}"}""")]
    [InlineData("REST guide, conventions numbers with a decimal", "/sobjects/Account/{account}?fields=AnnualRevenue,NumberOfEmployees", 200, AccountUrl + ""","AnnualRevenue":10.0,"NumberOfEmployees":10,"Id":"{account}"}""")]
    [InlineData("REST guide, conventions numbers with a decimal", "/sobjects/Account/Number__c/123?fields=Number__c", 200, """{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"Number__c":123.0,"Id":"{other}"}""")]
    [InlineData("REST guide, rows nulls", "/sobjects/Account/{account}?fields=Phone", 200, AccountUrl + ""","Phone":null,"Id":"{account}"}""")]
    [InlineData("SOQL reference, WHERE addresses", "/sobjects/Account/{account}?fields=BillingAddress,ShippingAddress", 200, AccountUrl + ""","BillingAddress":{"city":"Paris","country":null,"geocodeAccuracy":null,"latitude":null,"longitude":null,"postalCode":null,"state":null,"street":"1 Rue"},"ShippingAddress":null,"Id":"{account}"}""")]
    [InlineData("person names", "/sobjects/Contact/{contact}?fields=Name,Salutation", 200, """{"attributes":{"type":"Contact","url":"{v}/sobjects/Contact/{contact}"},"Name":"Ann Lee","Salutation":"Ms.","Id":"{contact}"}""")]
    [InlineData("auto-numbers", "/sobjects/Invoice__c/{invoice}?fields=Name,Amount__c,Paid__c", 200, """{"attributes":{"type":"Invoice__c","url":"{v}/sobjects/Invoice__c/{invoice}"},"Name":"INV-0007","Amount__c":12.5,"Paid__c":true,"Id":"{invoice}"}""")]
    [InlineData("auto-numbers of cases", "/sobjects/Case/{case}?fields=CaseNumber", 200, """{"attributes":{"type":"Case","url":"{v}/sobjects/Case/{case}"},"CaseNumber":"00001000","Id":"{case}"}""")]
    [InlineData("picklist default", "/sobjects/Account/{account}?fields=Size__c", 200, AccountUrl + ""","Size__c":"M","Id":"{account}"}""")]
    [InlineData("REST guide, errors", "/sobjects/Account/{account}?fields=Nope", 400, """[{"message":"No such column 'Nope' on sobject of type Account","errorCode":"INVALID_FIELD"}]""")]
    [InlineData("REST guide, errors malformed id", "/sobjects/Account/nope", 404, """[{"message":"Provided external ID field does not exist or is not accessible: nope","errorCode":"NOT_FOUND"}]""")]
    [InlineData("REST guide, errors id of another object", "/sobjects/Account/{contact}", 404, """[{"message":"Provided external ID field does not exist or is not accessible: {contact}","errorCode":"NOT_FOUND"}]""")]
    [InlineData("REST guide, errors unknown id", "/sobjects/Account/001000000000999AAA", 404, NoResource)]
    [InlineData("REST guide, errors unknown object", "/sobjects/Nope/001000000000999AAA", 404, NoResource)]
    [InlineData("REST guide, errors deleted", "/sobjects/Account/{gone}", 404, Gone)]
    [InlineData("REST guide, rows external id", "/sobjects/Account/Ext__c/A1?fields=Name", 200, AccountUrl + ""","Name":"Acme","Id":"{account}"}""")]
    [InlineData("REST guide, rows external id, in any case", "/sobjects/account/ext__C/a1?fields=Name", 200, AccountUrl + ""","Name":"Acme","Id":"{account}"}""")]
    [InlineData("REST guide, rows case-sensitive external id", "/sobjects/Invoice__c/Key__c/k1?fields=Name", 404, NoResource)]
    [InlineData("REST guide, rows no match", "/sobjects/Account/Ext__c/none", 404, NoResource)]
    [InlineData("REST guide, rows several", "/sobjects/Account/Loose__c/same", 300, """["{v}/sobjects/Account/{account}","{v}/sobjects/Account/{other}"]""")]
    [InlineData("REST guide, rows no such field", "/sobjects/Account/Namez/x", 404, """[{"message":"Provided external ID field does not exist or is not accessible: Namez","errorCode":"NOT_FOUND"}]""")]
    [InlineData("REST guide, rows not an external id", "/sobjects/Account/Industry/x", 404, """[{"message":"Provided external ID field does not exist or is not accessible: Industry","errorCode":"NOT_FOUND"}]""")]
    [InlineData("REST guide, rows parent", "/sobjects/Contact/{contact}/Account?fields=Name", 200, AccountUrl + ""","Name":"Acme","Id":"{account}"}""")]
    [InlineData("REST guide, rows parent is null", "/sobjects/Contact/{alone}/Account", 404, NoResource)]
    [InlineData("REST guide, rows children", "/sobjects/Account/{account}/Contacts?fields=LastName", 200, """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"{v}/sobjects/Contact/{contact}"},"LastName":"Lee"}]}""")]
    [InlineData("REST guide, rows no children", "/sobjects/Account/{other}/Contacts", 200, """{"totalSize":0,"done":true,"records":[]}""")]
    [InlineData("REST guide, rows custom children", "/sobjects/Invoice__c/{invoice}/Lines__r?fields=Name", 200, """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Line__c","url":"{v}/sobjects/Line__c/{line}"},"Name":"First"}]}""")]
    [InlineData("REST guide, rows custom parent", "/sobjects/Line__c/{line}/Invoice__r?fields=Key__c", 200, """{"attributes":{"type":"Invoice__c","url":"{v}/sobjects/Invoice__c/{invoice}"},"Key__c":"K1","Id":"{invoice}"}""")]
    [InlineData("REST guide, rows no such relationship", "/sobjects/Account/{account}/Nopes", 404, NoResource)]
    public async Task Reads(string source, string path, int status, string answer)
    {
        Assert.NotEmpty(source);
        await shared.Org.ExpectAsync("GET", path, null, status, answer);
    }
}
