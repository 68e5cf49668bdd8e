namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>The trees of the REST API Developer Guide, retyped whole; the page is named with each.</summary>
public sealed class GuideTreeTests
{
    private const string Created = "{\"hasErrors\":false,\"results\":[{results}]}";
    private static readonly (string Name, string Value)[] xml = [("Content-Type", "application/xml"), ("Accept", "application/xml")];

    // "Create Nested Records".
    private const string Nested = """
        {
        "records" :[{
            "attributes" : {"type" : "Account", "referenceId" : "ref1"},
            "name" : "SampleAccount1",
            "phone" : "1234567890",
            "website" : "www.salesforce.com",
            "numberOfEmployees" : "100",
            "industry" : "Banking",
            "Contacts" : {
              "records" : [{
                 "attributes" : {"type" : "Contact", "referenceId" : "ref2"},
                 "lastname" : "Smith",
                 "Title" : "President",
                 "email" : "sample@salesforce.com"
                 },{
                 "attributes" : {"type" : "Contact", "referenceId" : "ref3"},
                 "lastname" : "Evans",
                 "title" : "Vice President",
                 "email" : "sample@salesforce.com"
                 }]
              }
            },{
            "attributes" : {"type" : "Account", "referenceId" : "ref4"},
            "name" : "SampleAccount2",
            "phone" : "1234567890",
            "website" : "www.salesforce.com",
            "numberOfEmployees" : "52000",
            "industry" : "Banking",
            "childAccounts" : {
              "records" : [{
                "attributes" : {"type" : "Account", "referenceId" : "ref5"},
                "name" : "SampleChildAccount1",
                "phone" : "1234567890",
                "website" : "www.salesforce.com",
                "numberOfEmployees" : "100",
                "industry" : "Banking"
                }]
              },
            "Contacts" : {
              "records" : [{
                "attributes" : {"type" : "Contact", "referenceId" : "ref6"},
                "lastname" : "Jones",
                "title" : "President",
                "email" : "sample@salesforce.com"
                }]
              }
          }]
        }
        """;

    // "Create Multiple Records".
    private const string Flat = """
        {
        "records" :[{
            "attributes" : {"type" : "Account", "referenceId" : "ref1"},
            "name" : "SampleAccount1",
            "phone" : "1111111111",
            "website" : "www.salesforce.com",
            "numberOfEmployees" : "100",
            "industry" : "Banking"
            },{
            "attributes" : {"type" : "Account", "referenceId" : "ref2"},
            "name" : "SampleAccount2",
            "phone" : "2222222222",
            "website" : "www.salesforce2.com",
            "numberOfEmployees" : "250",
            "industry" : "Banking"
            },{
            "attributes" : {"type" : "Account", "referenceId" : "ref3"},
            "name" : "SampleAccount3",
            "phone" : "3333333333",
            "website" : "www.salesforce3.com",
            "numberOfEmployees" : "52000",
            "industry" : "Banking"
            },{
            "attributes" : {"type" : "Account", "referenceId" : "ref4"},
            "name" : "SampleAccount4",
            "phone" : "4444444444",
            "website" : "www.salesforce4.com",
            "numberOfEmployees" : "2500",
            "industry" : "Banking"
            }]
        }
        """;

    // "sObject Tree Request Body"; with EMAIL as 123 it is the one that "sObject Tree Response Body" answers.
    private const string Body = """
        {
        "records" :[{
            "attributes" : {"type" : "Account", "referenceId" : "ref1"},
            "name" : "SampleAccount",
            "phone" : "1234567890",
            "website" : "www.salesforce.com",
            "numberOfEmployees" : "100",
            "industry" : "Banking",
            "Contacts" : {
              "records" : [{
                 "attributes" : {"type" : "Contact", "referenceId" : "ref2"},
                 "lastname" : "Smith",
                 "title" : "President",
                 "email" : "EMAIL"
                 },{
                 "attributes" : {"type" : "Contact", "referenceId" : "ref3"},
                 "lastname" : "Evans",
                 "title" : "Vice President",
                 "email" : "sample@salesforce.com"
                 }]
              }
            },{
            "attributes" : {"type" : "Account", "referenceId" : "ref4"},
            "name" : "SampleAccount2",
            "phone" : "1234567890",
            "website" : "www.salesforce2.com",
            "numberOfEmployees" : "100",
            "industry" : "Banking"
             }]
        }
        """;

    private const string XmlBody = """
        <SObjectTreeRequest>
            <records type="Account" referenceId="ref1">
                <name>SampleAccount</name>
                <phone>1234567890</phone>
                <website>www.salesforce.com</website>
                <numberOfEmployees>100</numberOfEmployees>
                <industry>Banking</industry>
                <Contacts>
                    <records type="Contact" referenceId="ref2">
                        <lastname>Smith</lastname>
                        <title>President</title>
                        <email>EMAIL</email>
                    </records>
                    <records type="Contact" referenceId="ref3">
                        <lastname>Evans</lastname>
                        <title>Vice President</title>
                        <email>sample@salesforce.com</email>
                    </records>
                </Contacts>
            </records>
            <records type="Account" referenceId="ref4">
                <name>SampleAccount2</name>
                <phone>1234567890</phone>
                <website>www.salesforce2.com</website>
                <numberOfEmployees>100</numberOfEmployees>
                <industry>Banking</industry>
            </records>
        </SObjectTreeRequest>
        """;

    [Theory]
    [InlineData(Nested, "ref1 001,ref4 001,ref2 003,ref3 003,ref5 001,ref6 003")]
    [InlineData(Flat, "ref1 001,ref2 001,ref3 001,ref4 001")]
    [InlineData(Body, "ref1 001,ref4 001,ref2 003,ref3 003")]
    public async Task Trees_are_created(string body, string results)
    {
        await using var org = await SampleOrg.StartAsync();
        var expected = results.Split(',').Select(result => $$"""{"referenceId":"{{result[..4]}}","id":"{{result[5..]}}{any}"}""");
        await org.ExpectAsync("POST", "/composite/tree/Account/", body.Replace("EMAIL", "sample@salesforce.com", StringComparison.Ordinal), 201, Created.Replace("{results}", string.Join(',', expected), StringComparison.Ordinal));
    }

    // "sObject Tree Response Body", all four.
    [Fact]
    public async Task Failures_name_the_record_in_JSON()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/tree/Account/", Body.Replace("EMAIL", "123", StringComparison.Ordinal), 400,
            """{"hasErrors":true,"results":[{"referenceId":"ref2","errors":[{"statusCode":"INVALID_EMAIL_ADDRESS","message":"Email: invalid email address: 123","fields":["Email"]}]}]}""");
    }

    [Fact]
    public async Task Trees_are_created_and_refused_in_XML()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/tree/Account/", XmlBody.Replace("EMAIL", "123", StringComparison.Ordinal), 400,
            """<?xml version="1.0" encoding="UTF-8"?><SObjectTreeResponse><hasErrors>true</hasErrors><results><errors><fields>Email</fields><message>Email: invalid email address: 123</message><statusCode>INVALID_EMAIL_ADDRESS</statusCode></errors><referenceId>ref2</referenceId></results></SObjectTreeResponse>""", xml);
        await org.ExpectAsync("POST", "/composite/tree/Account/", XmlBody.Replace("EMAIL", "sample@salesforce.com", StringComparison.Ordinal), 201,
            """<?xml version="1.0" encoding="UTF-8"?><SObjectTreeResponse><hasErrors>false</hasErrors><results><id>001{any}</id><referenceId>ref1</referenceId></results><results><id>001{any}</id><referenceId>ref4</referenceId></results><results><id>003{any}</id><referenceId>ref2</referenceId></results><results><id>003{any}</id><referenceId>ref3</referenceId></results></SObjectTreeResponse>""", xml);
    }
}
