using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace FakeForce.Server.Tests.Outgoing;

/// <summary>The WSDL of an outbound message, and that what is sent is what it says.</summary>
public sealed class MessageWsdlTests
{
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema", Wsdl = "http://schemas.xmlsoap.org/wsdl/", Soap = "http://schemas.xmlsoap.org/wsdl/soap/";

    [Fact]
    public async Task What_is_sent_is_valid_by_the_schemas_of_the_WSDL()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver);
        var account = await org.CreateAsync("Account", """{"Name":"Ärger & <Söhne> \u0001 ]]>"}""");
        await org.CreateAsync("Thing__c", $$"""{"Name":"One","Text__c":"a\r\nb\u0001\uFFFE漢<&>]]>","Check__c":true,"Number__c":45000000,"Date__c":"2026-02-03","Moment__c":"2026-02-03T04:05:06Z","Time__c":"07:08:09Z","Choices__c":"A;B","Link__c":"{{account}}"}""");
        await org.CreateAsync("Thing__c", """{"Name":"Two"}""");
        await receiver.ReceiveAsync(2);
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT1S"}""");
        var schemas = SchemasOf((await org.GetAsync("/_fakeforce/outbound-messages/wsdl/Thing__c.To_ERP")).Body);
        var values = receiver.Requests.SelectMany(request => Valid(request.Body, schemas).Descendants()).Where(element => element.Name.NamespaceName.StartsWith("urn:sobject", StringComparison.Ordinal)).ToLookup(element => element.Name.LocalName, element => element.Value);
        Assert.Equal(["One", "Two"], values["Name"].Order());
        Assert.Equal("a\r\nb??漢<&>]]>", Assert.Single(values["Text__c"]));
        Assert.Equal("4.5E7", Assert.Single(values["Number__c"]));
        Assert.Equal(account.ToString(), Assert.Single(values["Link__c"]));
        Assert.Equal(["false", "true"], values["Check__c"].Order());
    }

    [Fact]
    public async Task It_names_the_receiver_and_the_parts_that_tools_look_for()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver);
        var wsdl = XDocument.Parse((await org.GetAsync("/_fakeforce/outbound-messages/wsdl/thing__c.to_erp")).Body).Root!;
        Assert.Equal("http://soap.sforce.com/2005/09/outbound", (string?)wsdl.Attribute("targetNamespace"));
        Assert.Equal($"{receiver.Address}/listen?a=1&b=2", (string?)wsdl.Descendants(Soap + "address").Single().Attribute("location"));
        Assert.Equal(("NotificationPort", "NotificationBinding", "NotificationService"), (NameOf("portType"), NameOf("binding"), NameOf("service")));
        var fields = wsdl.Descendants(Schema + "complexType").Single(type => (string?)type.Attribute("name") == "Thing__c").Descendants(Schema + "element").ToDictionary(element => (string)element.Attribute("name")!, element => (string)element.Attribute("type")!);
        Assert.Equal(["Check__c", "Choices__c", "Date__c", "Link__c", "Moment__c", "Name", "Number__c", "Text__c", "Time__c"], fields.Keys);
        Assert.Equal(["xsd:boolean", "xsd:string", "xsd:date", "ent:ID", "xsd:dateTime", "xsd:string", "xsd:double", "xsd:string", "xsd:time"], fields.Values);
        string? NameOf(string part) => (string?)wsdl.Elements(Wsdl + part).Single().Attribute("name");
    }

    [Fact]
    public async Task Setups_address_gives_it_to_whoever_has_a_session()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver);
        var id = org.Org.Outbound.ActionIdOf(org.Org.Outbound.Find("Thing__c.To_ERP")!);
        const string Page = "/soap/workflowOutboundMessage.jsp";
        var token = org.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.Equal(200, await StatusAsync($"{Page}?id={id}", $"sid={token}"));
        Assert.Equal(404, await StatusAsync($"{Page}?id=04kFF0000000099AAA", $"sid={token}"));
        Assert.Equal(404, await StatusAsync(Page, $"sid={token}"));
        Assert.Equal(401, await StatusAsync($"{Page}?id={id}", "sid=nobody"));
        Assert.Equal(401, await StatusAsync($"{Page}?id={id}", ""));
        Assert.Equal(401, await StatusAsync($"{Page}?id={id}", "", "Basic %%%"));
        Assert.Equal(404, (await org.GetAsync("/_fakeforce/outbound-messages/wsdl/Account.Nothing")).Status);

        async Task<int> StatusAsync(string path, string cookie, string? authorization = null)
        {
            using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = org.Server.Address };
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
            if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var answer = await client.SendAsync(request, Server.Ending);
            return (int)answer.StatusCode;
        }
    }

    private static XmlSchemaSet SchemasOf(string wsdl)
    {
        var schemas = new XmlSchemaSet();
        foreach (var schema in XDocument.Parse(wsdl).Descendants(Schema + "schema"))
        {
            // Prefixes are declared outside.
            foreach (var (prefix, name) in new[] { ("tns", "http://soap.sforce.com/2005/09/outbound"), ("ent", "urn:enterprise.soap.sforce.com"), ("ens", "urn:sobject.enterprise.soap.sforce.com"), ("xsd", Schema.NamespaceName) })
                schema.SetAttributeValue(XNamespace.Xmlns + prefix, name);
            schemas.Add(XmlSchema.Read(schema.CreateReader(), (_, problem) => Assert.Fail(problem.Message))!);
        }
        schemas.Compile();
        return schemas;
    }

    private static XElement Valid(string envelope, XmlSchemaSet schemas)
    {
        var body = XDocument.Parse(envelope, LoadOptions.PreserveWhitespace).Descendants().Single(element => element.Name.LocalName == "notifications");
        var document = new XDocument(new XElement(body));
        document.Validate(schemas, (_, problem) => Assert.Fail(problem.Message), addSchemaInfo: true);
        Assert.Equal(XmlSchemaValidity.Valid, document.Root!.GetSchemaInfo()!.Validity);
        return body;
    }

    private static Task<TestOrg> StartAsync(Receiver receiver) => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""
            {"objects":[{"fullName":"Thing__c","label":"Thing","pluralLabel":"Things","fields":[
               {"fullName":"Text__c","type":"LongTextArea","length":1000},{"fullName":"Check__c","type":"Checkbox","defaultValue":"false"},{"fullName":"Number__c","type":"Number","precision":18,"scale":2},
               {"fullName":"Date__c","type":"Date"},{"fullName":"Moment__c","type":"DateTime"},{"fullName":"Time__c","type":"Time"},
               {"fullName":"Choices__c","type":"MultiselectPicklist","valueSet":["A","B"]},{"fullName":"Link__c","type":"Lookup","referenceTo":["Account"]}]}],
             "workflowRules":[{"fullName":"Thing__c.Tell","actions":["To_ERP"]}],
             "outboundMessages":[{"fullName":"Thing__c.To_ERP","endpointUrl":"{{receiver.Address}}/listen?a=1&b=2","includeSessionId":true,"fields":["Id","Time__c","name","Text__c","Check__c","Number__c","Date__c","Moment__c","Choices__c","Link__c"]}]}
            """).RootElement,
    });
}
