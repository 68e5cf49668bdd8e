using System.IO.Compression;
using System.Text;
using FakeForce.Engine.Seeds;
using FakeForce.Server.Control.Seeds;

namespace FakeForce.Server.Tests.Control.Seeds;

/// <summary>What is wrong with seeds, where, and that nothing of them is loaded.</summary>
public sealed class SeedProblemTests : IAsyncLifetime
{
    private SeededOrg org = null!;

    public async ValueTask InitializeAsync() => org = await SeededOrg.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Equal("", await org.ValuesAsync("SELECT Name FROM Account"));
        await org.DisposeAsync();
    }

    [Theory]
    [InlineData("Account.csv", "Name,Key__c\nOne,1\n,2\n\"Th\nree\",1\nFour,4,5\n", "Account.csv:3: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]\nAccount.csv:4: DUPLICATE_VALUE: duplicate value found: Key__c duplicates value on record with id: 001FF0000000001\nAccount.csv:6: INVALID_FIELD: The row has 3 values and the header 2")]
    [InlineData("Account.csv", "Name,Nmae,Parent.Nmae,Id,Name\nOne,1\n", "Account.csv:1: InvalidBatch : Field name not found : Nmae\nAccount.csv:1: InvalidBatch : Field name not found : Parent.Nmae\nAccount.csv:1: there are two columns for Name")]
    [InlineData("Account.csv", "Name,IsDeleted,NumberOfEmployees\nOne,true,many\n", "Account.csv:2: INVALID_FIELD_FOR_INSERT_UPDATE: a seed has no records in the recycle bin\nAccount.csv:2: INVALID_FIELD: 'many' is not a valid value for the type xsd:int")]
    [InlineData("Account.csv", "Name,ParentId,Parent.Key__c\nA,,\n", "Account.csv:1: there are two columns for ParentId")]
    [InlineData("Account.csv", "Name,Parent.Key__c\nA,nobody\n", "Account.csv:2: ParentId: there is no Account with Key__c nobody")]
    [InlineData("Account.csv", "Name,ParentId\nA,x\nB,001FF0000000009YAA\nC,003FF0000000001YAA\n", "Account.csv:2: ParentId: there is no record x\nAccount.csv:3: ParentId: there is no record 001FF0000000009YAA\nAccount.csv:4: ParentId: there is no record 003FF0000000001YAA")]
    [InlineData("Account.csv", "", "Account.csv:1: the file is empty: its first line names the fields")]
    [InlineData("Account.csv", "Name\n\"open", "Account.csv:2: EOF reached before closing an opened quote")]
    [InlineData("Account.csv", "Name,ClosedYear\nA,1\n", "Account.csv:1: InvalidBatch : Field name not found : ClosedYear")]
    [InlineData("Acount.csv", "Name\nA\n", "Acount.csv: sObject type 'Acount' is not supported")]
    [InlineData("Note__e.csv", "Id\nA\n", "Note__e.csv: Note__e has no records")]
    [InlineData("Case.csv", "CaseNumber\n1\n", "Case.csv:2: INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create/update fields: CaseNumber. Please check the security settings of this field and verify that it is read/write for your profile or permission set.")]
    [InlineData("Account.txt", "", "Account.txt: is neither .json nor .csv")]
    public async Task Files_of_text(string name, string text, string problems) => Assert.Equal(problems, await org.ProblemsAsync(SeededOrg.Files(name, text)));

    [Theory]
    [InlineData("{\"Account\":[\n{\"Name\":\"A\"},\n{\"Nmae\":\"B\"}]}", "a.json:3: INVALID_FIELD: No such column 'Nmae' on sobject of type Account\na.json:3: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]")]
    [InlineData("[{\"Name\":\"A\"},\n{\"attributes\":{\"type\":\"Acount\"}}]", "a.json:1: the record does not say what it is: {\"attributes\":{\"type\":\"Account\"}, …}\na.json:2: sObject type 'Acount' is not supported")]
    [InlineData("{\"Contact\":[{\"LastName\":\"A\",\"AccountId\":\"@no\"}]}", "a.json:1: AccountId: there is no record with the reference id no")]
    [InlineData("{\"Line__c\":[\n{\"Invoice__c\":\"@no\"}]}", "a.json:2: REQUIRED_FIELD_MISSING: Invoice__c: there is no record with the reference id no before this record, and the field may not be empty")]
    [InlineData("{\"Account\":[{\"attributes\":{\"referenceId\":\"A\"},\"Name\":\"1\"},\n{\"attributes\":{\"referenceId\":\"A\"},\"Name\":\"2\"}]}", "a.json:2: another record has the reference id A too")]
    [InlineData("{\"Account\":[{\"Name\":\"1\",\"Pets\":{\"records\":[]},\"Owner\":{\"Name\":\"x\",\"Id\":\"y\"}}]}", "a.json:1: Account has no child relationship Pets\na.json:1: INVALID_FIELD: Owner names the parent by exactly one field")]
    [InlineData("{\"Account\":[{\"Name\":true,\"NumberOfEmployees\":1.5}]}", "a.json:1: JSON_PARSER_ERROR: Cannot deserialize instance of int from VALUE_NUMBER_FLOAT value 1.5 or request may be missing a required field")]
    [InlineData("{\"Invoice__c\":[{\"Account__c\":\"@A\",\"Status__c\":\"Odd\"}],\n\"Account\":[{\"attributes\":{\"referenceId\":\"A\"},\"Name\":\"1\"}]}", "a.json:1: INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Status: bad value for restricted picklist field: Odd\na.json:1: REQUIRED_FIELD_MISSING: Required fields are missing: [Total__c]")]
    [InlineData("{\"Account\":[{}],\n\"Contact\":[{\"LastName\":\"x\",\"Account\":{\"Site\":\"1\"}}]}", "a.json:1: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]\na.json:2: INVALID_FIELD: Field name provided, Site is not an External ID or indexed field for Account")]
    [InlineData("{\"Account\":[{\"attributes\":{\"referenceId\":\"A\"}}],\"Contact\":[{\"LastName\":\"x\",\"AccountId\":\"@A\"}]}", "a.json:1: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]")]
    [InlineData("{\"Account\":{\n}}", "a.json:1: \"Account\" must be a list of records, or the whole {\"records\":[…]}")]
    [InlineData("{\"Account\":[{\"Name\":\"A\"},\n{\"Name\":[1]}]}", "a.json:2: \"Name\" may not be a list")]
    [InlineData("{\"Account\":[{\"Name\":\"A\"},\n{]}", "a.json:2: ']' is an invalid start of a property name. Expected a '\"'.")]
    [InlineData("7", "a.json:1: must be an object or a list")]
    [InlineData("{\"Account\":[{\"Name\":\"\\uD800\"}]}", "a.json:1: the text is no Unicode")]
    public async Task Files_of_JSON(string text, string problems) => Assert.Equal(problems, await org.ProblemsAsync(SeededOrg.Files("a.json", text)));

    [Theory]
    [InlineData("../Account.json", "plan.json:1: ../Account.json is not in the folder of the plan")]
    [InlineData("/etc/passwd", "plan.json:1: /etc/passwd is not in the folder of the plan")]
    [InlineData("sub/../../Account.json", "plan.json:1: sub/../../Account.json is not in the folder of the plan")]
    [InlineData("..\\\\Account.json", "plan.json:1: ..\\Account.json is not in the folder of the plan")]
    [InlineData("C:Account.json", "plan.json:1: C:Account.json is not in the folder of the plan")]
    [InlineData("", "plan.json:1:  is not in the folder of the plan")]
    [InlineData("Account.json", "plan.json:1: there is no file Account.json")]
    [InlineData("plan.json", "plan.json:1: is no file of records, as those of a plan are")]
    public async Task Plans_stay_in_their_folder(string file, string problems) =>
        Assert.Equal(problems, await org.ProblemsAsync(SeededOrg.Files("plan.json", $$"""[{"sobject":"Account","files":["{{file}}"]}]""")));

    [Theory]
    [InlineData("""[{"files":["a.json"],"colour":1}]""", "a step of a plan has sobject, saveRefs, resolveRefs and files, and no such \"colour\"")]
    [InlineData("""[{"files":[]}]""", "a step of a plan names at least one file")]
    [InlineData("""[{"files":"a.json"}]""", "files must be a list of names")]
    [InlineData("""[{"files":["plan.json"]},1]""", "a step of a plan must be an object")]
    public async Task Plans_have_a_form(string plan, string problem) => Assert.Equal("plan.json:1: " + problem, await org.ProblemsAsync(SeededOrg.Files("plan.json", plan)));

    [Fact]
    public async Task References_of_a_plan_are_texts_where_it_says_so()
    {
        const string accounts = """{"records":[{"attributes":{"type":"Account","referenceId":"A"},"Name":"x"}]}""";
        const string contacts = """{"records":[{"attributes":{"type":"Contact"},"LastName":"x","AccountId":"@A"}]}""";
        Assert.Equal("c.json:1: MALFORMED_ID: Account ID: id value of incorrect type: @A", await org.ProblemsAsync(SeededOrg.Files("p.json", """[{"files":["a.json"],"saveRefs":true},{"files":["c.json"],"resolveRefs":false}]""", "a.json", accounts, "c.json", contacts)));
        Assert.Equal("c.json:1: AccountId: there is no record with the reference id A", await org.ProblemsAsync(SeededOrg.Files("p.json", """[{"files":["a.json"],"saveRefs":false},{"files":["c.json"],"resolveRefs":true}]""", "a.json", accounts, "c.json", contacts)));
    }

    [Fact]
    public async Task All_of_them_are_told_at_once_and_a_thousand_in_full()
    {
        Assert.Equal("a.csv: sObject type 'a' is not supported\nb.csv: sObject type 'b' is not supported\nContact.csv:2: REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]",
            await org.ProblemsAsync(SeededOrg.Files("a.csv", "Name\n", "Contact.csv", "LastName,FirstName\n,x\n", "b.csv", "Name\n")));
        Assert.Equal("a.json:1: 'x' is an invalid start of a value.\nb.json:1: must be an object or a list", await org.ProblemsAsync(SeededOrg.Files("a.json", "x", "b.json", "1", "c.csv", "y")));
        var (_, json) = await org.SeedAsync("Name,Phone\n" + string.Concat(Enumerable.Repeat(",1\n", 1_500)), "text/csv", "?sobject=Account");
        Assert.Equal((1_000, 500, "wrong_seed", "Nothing was loaded: there are 1500 problems, first Account.csv:2: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]"),
            (json.GetProperty("problems").GetArrayLength(), json.GetProperty("more").GetInt32(), json.GetProperty("error").GetString(), json.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("x", "Id: x is no id that this org gives, such as 001FF0000000001YAA")]
    [InlineData("0015g00000AbCdE", "Id: 0015g00000AbCdE is no id that this org gives, such as 001FF0000000001YAA")]
    [InlineData("001FF0000zzzzzz", "Id: 001FF0000zzzzzz is no id that this org gives, such as 001FF0000000001YAA")]
    [InlineData("001000000000000AAA", "Id: 001000000000000AAA is no id that this org gives, such as 001FF0000000001YAA")]
    [InlineData("003FF0000000001", "Id: 003FF0000000001 is no id of Account, such as 001FF0000000001YAA")]
    public async Task Ids_that_cannot_be_kept(string id, string problem) =>
        Assert.Equal("Account.csv:2: MALFORMED_ID: " + problem, await org.ProblemsAsync($"Id,Name\n{id},x\n", "text/csv", "?sobject=Account&keepIds=true"));

    [Fact]
    public async Task Ids_that_are_there_already() =>
        Assert.Equal("Account.csv:3: DUPLICATE_VALUE: Id: 001FF0000000001YAA is there already", await org.ProblemsAsync("Id,Name\n001FF0000000001,x\n001FF0000000001YAA,y\n", "text/csv", "?sobject=Account&keepIds=true"));

    [Theory]
    [InlineData("", "application/json", "", "400 wrong_body: The body is a seed: JSON, CSV or a zip.")]
    [InlineData("Name\n", "text/csv", "", "400 wrong_body: CSV needs to be told what it is of: ?sobject=Account.")]
    [InlineData("Name\n", "text/plain", "", "400 wrong_body: Content-Type is application/json, text/csv or application/zip, not text/plain.")]
    [InlineData("PK", "application/zip", "", "the archive: Central Directory corrupt.")]
    [InlineData("""{"files":{},"path":"/etc"}""", "application/json", "", "400 wrong_body: A body with files is {\"files\":{\"Account.json\":…,\"Contact.csv\":\"…\"},\"keepIds\":false,\"replace\":false}.")]
    [InlineData("""{"Account":""", "application/json", "", "body.json:1: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.")]
    public async Task Bodies_that_are_none(string body, string type, string query, string problem) => Assert.Equal(problem, await org.ProblemsAsync(body, type, query));

    [Fact]
    public async Task Depth_has_a_limit() =>
        Assert.Equal("a.json:1: The maximum configured depth of 64 has been exceeded. Cannot read next JSON array.", await org.ProblemsAsync(SeededOrg.Files("a.json", "{\"records\":[],\"x\":" + new string('[', 100))));

    [Fact]
    public async Task Files_have_limits()
    {
        Assert.Equal("b.csv: a seed has at most 1000 files", await org.ProblemsAsync(SeededOrg.Files([.. Enumerable.Range(0, 1_000).SelectMany(i => new[] { $"a{i}.json", "{}" }), "b.csv", "Name\n"])));
        Assert.Equal("a.csv: is given twice", await org.ProblemsAsync("""{"files":{"a.csv":"","a.csv":""}}"""));
        var problems = new SeedProblems();
        new SeedFiles(_ => null, problems).Read([new SeedFile("a.json", new byte[SeedLimits.JsonBytes + 1])]);
        Assert.Equal("a.json: JSON has at most 134217728 bytes: for more records there is CSV", Assert.Single(problems.Listed).ToString());
    }

    [Fact]
    public async Task Names_in_a_zip_lead_nowhere()
    {
        using var bytes = new MemoryStream();
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await zip.CreateEntry("../plan.json").OpenAsync(Server.Ending);
            await entry.WriteAsync(Encoding.UTF8.GetBytes("""[{"files":["Account.json"]}]"""), Server.Ending);
        }
        var (status, json) = await org.SeedAsync(bytes.ToArray(), "application/zip");
        Assert.Equal((400, "Nothing was loaded: ../plan.json:1: there is no file Account.json"), (status, json.GetProperty("message").GetString()));
    }
}
