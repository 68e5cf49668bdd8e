using System.Text.Json;
using FakeForce.Server.Project;
using FakeForce.Server.Tests.Meta;

namespace FakeForce.Server.Tests.Project;

/// <summary>The project in tests/projects, which has every metadata type that FakeForce reads, in both formats.</summary>
public sealed class ProjectReadingTests
{
    private static readonly string source = Path.Combine(Sources.Root, "tests/projects/orders"), metadata = Path.Combine(Sources.Root, "tests/projects/orders-mdapi");

    [Fact]
    public void All_of_it_is_understood_in_both_formats()
    {
        Assert.Empty(Read(source).Report.Lines);
        Assert.Empty(Read(metadata).Report.Lines);
    }

    [Fact]
    public void Both_formats_define_the_same() => Assert.Equal(Read(source).Definitions.GetRawText(), Read(metadata).Definitions.GetRawText());

    [Fact]
    public void It_has_every_type_that_is_read() => Assert.Equal(FakeForce.Server.Project.Types.TypeReaders.Names.Order(StringComparer.Ordinal), Read(source).Report.Read.Keys);

    [Fact]
    public async Task An_org_has_what_it_defines()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [source] });
        var invoice = (await org.SendAsync("GET", "/sobjects/Invoice__c/describe")).Json;
        Assert.Equal("Invoice number", Field(invoice, "Name").GetProperty("label").GetString());
        Assert.Equal("Status__c", Field(invoice, "Reason__c").GetProperty("controllerName").GetString());
        // First letter only when sent, reminders when sent or paid: the values are in the order of their labels.
        Assert.Equal(["QA==", "YA=="], Field(invoice, "Reason__c").GetProperty("picklistValues").EnumerateArray().Select(value => value.GetProperty("validFor").GetString()));
        Assert.Equal("Asia", Field(invoice, "Region__c").GetProperty("picklistValues")[1].GetProperty("label").GetString());
        Assert.True(Field(invoice, "Total__c").GetProperty("calculated").GetBoolean());
        Assert.Equal("currency", Field(invoice, "Total__c").GetProperty("type").GetString());
        Assert.True((await org.SendAsync("GET", "/sobjects/Billing__c/describe")).Json.GetProperty("customSetting").GetBoolean());
    }

    [Fact]
    public async Task A_look_up_filter_holds()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [metadata] });
        var account = await org.CreateAsync("Account", """{"Name": "State", "Industry": "Government"}""");
        var refused = await org.SendAsync("POST", "/sobjects/Invoice__c", $$"""{"Number__c": "1", "Account__c": "{{account}}"}""");
        Assert.Equal("Such accounts get no invoices", refused.Json[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Roll_ups_and_metadata_records_are_there()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [metadata] });
        var invoice = await org.CreateAsync("Invoice__c", """{"Number__c": "1"}""");
        foreach (var amount in (string[])["99.9", "100.1", "0.2"]) await org.CreateAsync("InvoiceLine__c", $$"""{"Invoice__c": "{{invoice}}", "Amount__c": {{amount}}}""");
        var row = (await org.SendAsync("GET", $"/sobjects/Invoice__c/{invoice}?fields=Name,Total__c,LargeLines__c,Status__c")).Json;
        Assert.Equal(("INV-00001", 200.2, 1.0, "Draft"), (row.GetProperty("Name").GetString(), row.GetProperty("Total__c").GetDouble(), row.GetProperty("LargeLines__c").GetDouble(), row.GetProperty("Status__c").GetString()));
        var rates = (await org.SendAsync("GET", "/query?q=" + Uri.EscapeDataString("SELECT DeveloperName, MasterLabel, Percent__c, Fallback__r.Percent__c FROM Rate__mdt ORDER BY Percent__c"))).Json.GetProperty("records");
        Assert.Equal(("Reduced", "Reduced rate", 19.0), (rates[0].GetProperty("DeveloperName").GetString(), rates[0].GetProperty("MasterLabel").GetString(), rates[0].GetProperty("Fallback__r").GetProperty("Percent__c").GetDouble()));
    }

    [Fact]
    public void The_file_brings_what_metadata_cannot_hold()
    {
        var own = JsonDocument.Parse("""{"connectedApps": [{"consumerKey": "3MVG9shop", "consumerSecret": "given here"}], "remoteSiteSettings": [{"fullName": "Erp", "url": "http://localhost:9"}]}""").RootElement;
        var read = ProjectReading.Read([source], "/", own).Definitions;
        var app = Assert.Single(read.GetProperty("connectedApps").EnumerateArray(), one => one.GetProperty("consumerKey").GetString() == "3MVG9shop");
        Assert.Equal(("given here", "Shop"), (app.GetProperty("consumerSecret").GetString(), app.GetProperty("name").GetString()));
        Assert.Equal("http://localhost:9", Assert.Single(read.GetProperty("remoteSiteSettings").EnumerateArray()).GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("**/objects/Old__c/**")]
    [InlineData("# not this one\nforce-app/main/default/objects/Old__c")]
    [InlineData("Old__c.object-meta.xml")]
    public void What_forceignore_names_is_passed_over_and_counted(string patterns)
    {
        using var project = new TestProject();
        project.Write("sfdx-project.json", """{"packageDirectories":[{"path":"force-app"}]}""").Write(".forceignore", patterns);
        foreach (var name in (string[])["Old__c", "New__c"]) project.Element($"force-app/main/default/objects/{name}/{name}.object-meta.xml", "CustomObject", $"<label>{name}</label><pluralLabel>{name}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>");
        var read = Read(project.Folder);
        Assert.Equal("New__c", Assert.Single(read.Definitions.GetProperty("objects").EnumerateArray()).GetProperty("fullName").GetString());
        Assert.Equal(1, read.Report.WithoutEffect[".forceignore"]);
    }

    [Fact]
    public async Task A_metadata_relationship_to_an_object_is_kept_as_its_name_and_reported()
    {
        using var project = new TestProject();
        project.Element("objects/Trigger__mdt.object", "CustomObject", """
            <label>Trigger</label><pluralLabel>Triggers</pluralLabel>
            <fields><fullName>Object__c</fullName><label>Object</label><type>MetadataRelationship</type><referenceTo>EntityDefinition</referenceTo><relationshipName>Triggers</relationshipName></fields>
            """).Element("customMetadata/Trigger.Accounts.md", "CustomMetadata", """<label>Accounts</label><values><field>Object__c</field><value xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsd:string">Account</value></values>""");
        Assert.Equal("CustomField.referenceTo: EntityDefinition: the field is kept as a text with the API name, without a relationship to follow", Assert.Single(Read(project.Folder).Report.Lines).Reason);
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [project.Folder] });
        Assert.Equal("Account", (await org.QueryAsync("SELECT Object__c FROM Trigger__mdt")).Json.GetProperty("records")[0].GetProperty("Object__c").GetString());
    }

    [Fact]
    public async Task Files_of_old_versions_and_links_to_records_are_read()
    {
        using var project = new TestProject();
        project.Element("objects/Thing__c.object", "CustomObject", """
            <label>Thing</label><pluralLabel>Things</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>
            <fields><fullName>Colour__c</fullName><label>Colour</label><type>Picklist</type><picklist><picklistValues><fullName>Red</fullName><default>false</default></picklistValues><picklistValues><fullName>Blue</fullName><default>true</default></picklistValues><sorted>true</sorted></picklist></fields>
            <fields><fullName>Link__c</fullName><label>Link</label><type>Text</type><formula>LEFT($Api.Partner_Server_URL_260, FIND('/services', $Api.Partner_Server_URL_260)) + Id</formula></fields>
            <fields><fullName>Page__c</fullName><label>Page</label><type>Text</type><formula>HYPERLINK("/" &amp; Id, "Page")</formula></fields>
            <fields><fullName>Soap__c</fullName><label>Soap</label><type>Text</type><formula>$Api.Enterprise_Server_URL_620</formula></fields>
            """).Element("permissionsets/P.permissionset", "PermissionSet", "<label>P</label><userLicense>Salesforce</userLicense>");
        Assert.Empty(Read(project.Folder).Report.Lines);
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [project.Folder], Definitions = JsonDocument.Parse("""{"myDomain": "shop"}""").RootElement });
        var id = (await org.CreateAsync("Thing__c", """{"Name": "One"}""")).ToString();
        var row = (await org.QueryAsync("SELECT Colour__c, Link__c, Soap__c FROM Thing__c")).Json.GetProperty("records")[0];
        Assert.Equal(("Blue", "https://shop.my.salesforce.com/" + id[..15]), (row.GetProperty("Colour__c").GetString(), row.GetProperty("Link__c").GetString()));
        var thing = (await org.SendAsync("GET", "/sobjects/Thing__c/describe")).Json;
        Assert.Equal((true, false), (Field(thing, "Page__c").GetProperty("htmlFormatted").GetBoolean(), Field(thing, "Soap__c").GetProperty("htmlFormatted").GetBoolean()));
        Assert.Equal("https://shop.my.salesforce.com/services/Soap/c/62.0/" + org.Org.Id.ToString()[..15], row.GetProperty("Soap__c").GetString());
    }

    [Fact]
    public void A_part_of_a_place_is_no_packages_field()
    {
        using var project = new TestProject();
        project.Element("objects/Account.object", "CustomObject", """
            <fields><fullName>Spot__c</fullName><label>Spot</label><type>Location</type><scale>6</scale><displayLocationInDecimal>true</displayLocationInDecimal></fields>
            <fields><fullName>North__c</fullName><label>North</label><type>Checkbox</type><formula>Spot__Latitude__s &gt; 0</formula></fields>
            """);
        Assert.Empty(Read(project.Folder).Report.Lines);
    }

    [Fact]
    public void A_text_for_people_is_no_metadata_record_whose_suffix_it_has()
    {
        using var project = new TestProject();
        project.Write("sfdx-project.json", """{"packageDirectories":[{"path":"."}]}""").Write("notes/CHANGELOG.md", "# News").Write("README.md", "Read me");
        Assert.Empty(Read(project.Folder).Report.Lines);
    }

    private static ProjectReading Read(string project) => ProjectReading.Read([project], "/", default);

    private static JsonElement Field(JsonElement describe, string name) => describe.GetProperty("fields").EnumerateArray().Single(field => field.GetProperty("name").GetString() == name);
}
