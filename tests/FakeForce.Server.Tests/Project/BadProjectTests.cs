using System.Collections;
using System.Text;
using FakeForce.Engine.Schema;
using FakeForce.Server.Options;
using FakeForce.Server.Start;

namespace FakeForce.Server.Tests.Project;

/// <summary>What a start says of projects that are wrong, hostile or beyond FakeForce: file, line and cause.</summary>
public sealed class BadProjectTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Theory]
    [InlineData("objects/A__c.object", "<CustomObject>\n<label>A</labl>\n</CustomObject>", "objects/A__c.object:2: the file is no well-formed XML")]
    [InlineData("objects/A__c.object", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<CustomObject><label>&x;</label></CustomObject>", "objects/A__c.object:1: document types are not allowed in metadata")]
    [InlineData("objects/A__c.object", "", "objects/A__c.object:1: ")]
    [InlineData("remoteSiteSettings/A.remoteSite", "<RemoteSiteSetting><isActive>maybe</isActive></RemoteSiteSetting>", "remoteSiteSettings/A.remoteSite:1: RemoteSiteSetting.isActive: 'maybe' is no true or false")]
    [InlineData("remoteSiteSettings/A.remoteSite", "<RemoteSiteSetting>\n<url>http://a</url>\n<url>http://b</url></RemoteSiteSetting>", "remoteSiteSettings/A.remoteSite:3: RemoteSiteSetting has url more than once")]
    [InlineData("objects/A__c.object", "<CustomObject><label>A</label>\n<fields><fullName>B__c</fullName><type>Lookup</type><referenceTo>Nowhere__c</referenceTo></fields></CustomObject>", "objects/A__c.object:2: A__c.B__c: referenceTo names Nowhere__c, which is no sObject of this org")]
    [InlineData("objects/A__c.object", "<CustomObject><label>A</label>\n<fields><fullName>B__c</fullName><type>Text</type><length>20</length></fields>\n<fields><fullName>B__c</fullName><type>Text</type><length>20</length></fields></CustomObject>", "objects/A__c.object:2: A__c.B__c: there is a field of that name already")]
    [InlineData("objects/A__c.object", "<CustomObject><label>A</label>\n<fields><fullName>B__c</fullName><type>Nonsense</type></fields></CustomObject>", "objects/A__c.object:1: objects[0]: \"fields\" has problems: fields[0]: \"type\" must be one of")]
    [InlineData("objects/A__c.object", "<CustomObject><label>A</label>\n<fields><fullName>B__c</fullName><type>Picklist</type><valueSet><valueSetName>Gone</valueSetName></valueSet></fields></CustomObject>", "objects/A__c.object:2: there is no global value set Gone in the project")]
    [InlineData("objects/A__c.object", "<CustomObject><label>A</label>\n<fields><fullName>B__c</fullName><type>MasterDetail</type><referenceTo>A__c</referenceTo><relationshipName>As</relationshipName></fields></CustomObject>", "objects/A__c.object:1: A__c: its master-detail fields form a circle")]
    [InlineData("objects/A__c.object", "<CustomObject><label>A</label>\n<fields><fullName>B__c</fullName><type>Number</type><precision>5</precision><scale>0</scale><formula>C__c + 1</formula></fields>\n<fields><fullName>C__c</fullName><type>Number</type><precision>5</precision><scale>0</scale><formula>B__c + 1</formula></fields></CustomObject>", "objects/A__c.object:")]
    [InlineData("sfdx-project.json", """{"packageDirectories": [{"path": "../outside"}]}""", "sfdx-project.json:1: the package directory ../outside is outside the project")]
    [InlineData("sfdx-project.json", """{"packageDirectories": [{"path": "gone"}]}""", "sfdx-project.json:1: there is no package directory gone")]
    [InlineData("sfdx-project.json", """{"packageDirectories": 1}""", "sfdx-project.json:1: packageDirectories must be a list of objects with a \"path\"")]
    public void Wrong_files_stop_the_start(string path, string text, string expected)
    {
        project.Write(path, text);
        Assert.Contains(Read().Problems, problem => problem.StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("restrictionRules/Own.rule", "RestrictionRule", "restriction and scoping rules are not applied")]
    [InlineData("sharingSets/Site.sharingSet", "SharingSet", "no users of Experience Cloud sites")]
    [InlineData("networks/Shop.network", "Network", "no Experience Cloud sites")]
    [InlineData("territory2Models/M/M.territory2Model", "Territory2Model", "territories share no records")]
    [InlineData("territory2Models/M/territories/T.territory2", "Territory2", "territories share no records")]
    [InlineData("territory2Models/M/rules/R.territory2Rule", "Territory2Rule", "territories share no records")]
    [InlineData("territory2Types/T.territory2Type", "Territory2Type", "territories share no records")]
    [InlineData("profilePasswordPolicies/P.profilePasswordPolicy", "ProfilePasswordPolicy", "passwords do not expire")]
    [InlineData("profileSessionSettings/P.profileSessionSetting", "ProfileSessionSetting", "whatever the profile")]
    [InlineData("delegateGroups/D.delegateGroup", "DelegateGroup", "no rights of their own")]
    [InlineData("settings/Sharing.settings", "SharingSettings", "(.settings)")]
    [InlineData("entitlementProcesses/Gold.entitlementProcess", "EntitlementProcess", "(.entitlementProcess)")]
    [InlineData("unheardOf/A.unheardOf", "UnheardOf", "(.unheardOf)")]
    public void What_is_not_read_is_a_line_of_the_report_with_its_reason(string path, string root, string reason)
    {
        project.Element(path, root, "<a>b</a>").Element("source/" + path + "-meta.xml", root, "<a>b</a>");
        var lines = Read().Project.Report.NotSupported.ToList();
        Assert.Equal(new[] { path, "source/" + path + "-meta.xml" }.Order(StringComparer.Ordinal), lines.Select(line => line.File).Order(StringComparer.Ordinal));
        Assert.All(lines, line => Assert.Contains(reason, line.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("objects/PersonAccount.object", "CustomObject", "<recordTypes><fullName>P</fullName></recordTypes>", "FakeForce has no standard object PersonAccount")]
    [InlineData("objects/pack__Thing__c.object", "CustomObject", "<fields><fullName>Ours__c</fullName><type>Checkbox</type></fields>", "pack__Thing__c is part of a managed package, which the project does not have")]
    [InlineData("objects/Guide__kav.object", "CustomObject", "<validationRules><fullName>V</fullName></validationRules>", "FakeForce does not know objects of the kind of Guide__kav")]
    [InlineData("objects/Account.object", "CustomObject", "<fields><fullName>pack__Theirs__c</fullName><type>Checkbox</type></fields>", "pack__Theirs__c is part of a managed package, which the project does not have")]
    [InlineData("objects/Account.object", "CustomObject", "<fields><fullName>To__c</fullName><type>Lookup</type><referenceTo>pack__Thing__c</referenceTo></fields>", "To__c leads to pack__Thing__c, which is part of a managed package that the project does not have")]
    [InlineData("objects/Account.object", "CustomObject", "<fields><fullName>S__c</fullName><type>Text</type><formula>GETSESSIONID()</formula></fields>", "S__c is left out: Function GETSESSIONID is not supported by FakeForce")]
    [InlineData("objects/Account.object", "CustomObject", "<validationRules><fullName>V</fullName><active>true</active><errorConditionFormula>$Api.Session_ID = 'x'</errorConditionFormula><errorMessage>m</errorMessage></validationRules>", "the validation rule V is left out: $Api.Session_ID in formulas is not supported by FakeForce")]
    [InlineData("objects/Bare__c.object", "CustomObject", "<fields><fullName>A__c</fullName><label>A</label><type>Checkbox</type><defaultValue>false</defaultValue></fields>", "there is no file of the object Bare__c itself: FakeForce makes it of its parts, with a name that is a text")]
    [InlineData("workflows/Account.workflow", "Workflow", "<alerts><fullName>A</fullName><template>unfiled$public/Sample</template></alerts><rules><fullName>R</fullName><active>true</active><actions><name>A</name><type>Alert</type></actions><triggerType>onAllChanges</triggerType></rules>", "the email alert A is left out: its template unfiled$public/Sample is not in the project")]
    [InlineData("autoResponseRules/Case.autoResponseRules", "AutoResponseRules", "<autoResponseRule><fullName>R</fullName><active>true</active><ruleEntry><template>A/B</template></ruleEntry></autoResponseRule>", "the auto-response rule R is left out: its template A/B is not in the project")]
    [InlineData("escalationRules/Case.escalationRules", "EscalationRules", "<escalationRule><fullName>R</fullName><active>true</active><ruleEntry><escalationAction><minutesToEscalation>60</minutesToEscalation><notifyToTemplate>A/B</notifyToTemplate></escalationAction></ruleEntry></escalationRule>", "EscalationAction.notifyToTemplate: A/B is not in the project: cases are escalated without its mail")]
    [InlineData("objects/Account.object", "CustomObject", "<fields><fullName>Age__pc</fullName><type>Checkbox</type></fields>", "Age__pc is a field of person accounts, which FakeForce has not")]
    [InlineData("customMetadata/pack__Rule.One.md", "CustomMetadata", "<label>One</label>", "pack__Rule.One is a record of a type of a managed package, which the project does not have")]
    public void What_others_packages_and_orgs_have_is_left_out_and_told(string path, string root, string content, string expected)
    {
        project.Element(path, root, content);
        Assert.Equal(expected, Assert.Single(Read().Project.Report.Lines).Reason);
        Assert.Empty(Read().Problems);
    }

    [Fact]
    public void What_is_wrong_with_permissions_rules_and_mails_is_told_at_once()
    {
        project.Element("permissionsets/P.permissionset", "PermissionSet", "<label>P</label><customPermissions><enabled>true</enabled><name>Gone</name></customPermissions>")
            .Element("objects/Account.object", "CustomObject", "<validationRules><fullName>V</fullName><active>true</active><errorConditionFormula>Gone__c</errorConditionFormula><errorMessage>m</errorMessage></validationRules>")
            .Element("assignmentRules/Account.assignmentRules", "AssignmentRules", "<assignmentRule><fullName>A</fullName><active>true</active></assignmentRule>");
        Assert.Equal(3, Read().Problems.Count);
    }

    [Fact]
    public void Permissions_on_what_is_left_out_are_left_out_too()
    {
        project.Element("objects/Account.object", "CustomObject", "<fields><fullName>S__c</fullName><type>Text</type><formula>pack__Size__c &amp; \"x\"</formula></fields>")
            .Element("permissionsets/P.permissionset", "PermissionSet", "<label>P</label><fieldPermissions><field>Account.S__c</field><readable>true</readable><editable>false</editable></fieldPermissions><fieldPermissions><field>Account.Site</field><readable>true</readable><editable>false</editable></fieldPermissions>");
        Assert.Equal("S__c is left out: its formula names pack__Size__c, of a managed package that the project does not have", Assert.Single(Read().Project.Report.Lines).Reason);
        Assert.Empty(Read().Problems);
    }

    [Fact]
    public void A_problem_is_told_with_the_file_that_it_is_in()
    {
        project.Element("objects/A_rather_long_name__c.object", "CustomObject", "<label>A</label><pluralLabel>As</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>")
            .Element("permissionsets/P.permissionset", "PermissionSet", "<label>P</label><fieldPermissions><field>A_rather_long_name__c.Gone__c</field><readable>true</readable><editable>false</editable></fieldPermissions>");
        Assert.Contains("permissionsets/P.permissionset:2: permissionSets: P: A_rather_long_name__c has no field Gone__c", Read().Problems);
    }

    [Fact]
    public void Elements_nest_so_deep_and_no_deeper()
    {
        project.Write("objects/A__c.object", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)));
        Assert.Contains("objects/A__c.object:1: the file nests elements more than 64 deep", Read().Problems);
    }

    [Fact]
    public void Links_out_of_the_project_are_not_followed()
    {
        using var other = new TestProject();
        other.Element("objects/Secret__c.object", "CustomObject", "<label>Secret</label>");
        Directory.CreateSymbolicLink(Path.Combine(project.Folder, "objects"), Path.Combine(other.Folder, "objects"));
        File.CreateSymbolicLink(Path.Combine(project.Folder, "A__c.object"), Path.Combine(other.Folder, "objects/Secret__c.object"));
        Assert.Equal(2, Read().Problems.Count(problem => problem.EndsWith("the link leads out of the project, or to a folder that holds it", StringComparison.Ordinal)));
        Assert.Empty(Read().Project.Report.Read);
    }

    [Fact]
    public void A_link_to_a_folder_above_is_no_endless_walk()
    {
        Directory.CreateDirectory(Path.Combine(project.Folder, "a"));
        Directory.CreateSymbolicLink(Path.Combine(project.Folder, "a/b"), project.Folder);
        Assert.Contains("a/b: the link leads out of the project, or to a folder that holds it", Read().Problems);
    }

    [Fact]
    public void What_two_files_define_is_named_with_both()
    {
        project.Write("sfdx-project.json", """{"packageDirectories": [{"path": "one"}, {"path": "two"}]}""");
        foreach (var package in (string[])["one", "two"]) project.Element($"{package}/objects/A__c/A__c.object-meta.xml", "CustomObject", "<label>A</label>");
        Assert.Contains("two/objects/A__c/A__c.object-meta.xml:2: A__c is defined twice: also in one/objects/A__c/A__c.object-meta.xml", Read().Problems);
    }

    [Theory]
    [InlineData("objects/A__c.object", "CustomObject", "<label>A</label>\n<newInFuture>true</newInFuture>", "objects/A__c.object:4: CustomObject has the element newInFuture, which FakeForce does not know")]
    [InlineData("approvalProcesses/A.approvalProcess", "ApprovalProcess", "", "approvalProcesses/A.approvalProcess: FakeForce does not know files of this kind (.approvalProcess)")]
    [InlineData("dataSources/A.dataSource", "ExternalDataSource", "<type>OData4</type>\n<endpoint>https://a.test</endpoint>\n<certificate>Own</certificate>", "dataSources/A.dataSource:5: ExternalDataSource.certificate: client certificates of data sources are not supported")]
    public void What_is_not_supported_is_reported_and_stops_a_strict_start(string path, string root, string content, string expected)
    {
        project.Element(path, root, content);
        Assert.Contains(expected, Read().Project.Report.NotSupported.Select(line => line.ToString()));
        Assert.DoesNotContain(expected, Read().Problems);
        Assert.Contains(expected, Read("--strict").Problems);
    }

    [Fact]
    public async Task An_embedded_server_hears_file_and_line_too()
    {
        project.Element("objects/A__c.object", "CustomObject", "<label>A</label>\n<fields><fullName>B__c</fullName><type>Lookup</type><referenceTo>Nowhere__c</referenceTo></fields>");
        var wrong = await Assert.ThrowsAsync<InvalidDefinitionException>(() => TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [project.Folder] }));
        Assert.Equal(["objects/A__c.object:4: A__c.B__c: referenceTo names Nowhere__c, which is no sObject of this org"], wrong.Problems);
    }

    [Fact]
    public void Check_prints_the_report_and_fails_where_there_is_one()
    {
        project.Element("objects/A__c.object", "CustomObject", "<label>A</label>");
        Assert.Equal((0, "project: 1 CustomObject\nFakeForce understands all of it.\n"), Check());
        project.Element("objects/A__c.object", "CustomObject", "<label>A</label>\n<newInFuture>true</newInFuture>");
        Assert.Equal((1, "project: 1 CustomObject\nnot supported: objects/A__c.object:4: CustomObject has the element newInFuture, which FakeForce does not know\n"), Check());
    }

    private (int Code, string Text) Check()
    {
        var output = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        return (CheckCommand.Run(Read(), output), output.ToString());
    }

    private OptionReading Read(params string[] more) => OptionReading.Read(["start", "--project", project.Folder, .. more], new Hashtable(), project.Folder);
}
