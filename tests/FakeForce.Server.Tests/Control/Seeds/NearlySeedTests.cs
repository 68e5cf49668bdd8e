using System.Text;
using CsCheck;
using FakeForce.Engine;
using FakeForce.Engine.Seeds;
using FakeForce.Server.Control.Seeds;
using FakeForce.Server.Start;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Control.Seeds;

/// <summary>Whatever is sent is loaded or refused with problems; nothing fails otherwise, and what is refused leaves nothing.</summary>
public sealed class NearlySeedTests
{
    private static readonly (string Name, string Text)[] seeds =
    [
        ("a.json", """{"records":[{"attributes":{"type":"Account","referenceId":"A"},"Name":"x","ParentId":"@A","Contacts":{"records":[{"LastName":"Lee","Account":{"Key__c":"1"},"Birthdate":"1980-01-02"}]}}]}"""),
        ("a.json", """{"Account":[{"Id":"001FF0000000007YAA","Name":1,"AnnualRevenue":"1e3","OwnerId":"005FF0000000001YAA"}],"Invoice__c":[{"Total__c":1.5,"Account__c":"001FF0000000007YAA","Status__c":"Open"}]}"""),
        ("plan.json", """[{"sobject":"Account","saveRefs":true,"resolveRefs":false,"files":["b.json"]}]"""),
        ("a.json", """{"seedValue":7,"recipe":[{"sobject":"Account","count":3,"fields":{"Name":"{company} {n:00}","Industry":{"choice":{"a":1}},"AnnualRevenue":{"number":[1,9],"decimals":2},"ParentId":{"reference":"Account","share":0.5}}},{"sobject":"Contact","per":"AccountId","count":[0,2],"fields":{"LastName":"x","Birthdate":{"date":["1980-01-02","1990-01-01"]},"DoNotCall":{"chance":0.5}}}]}"""),
        ("Account.csv", "Id,Name,Parent.Key__c,Key__c,Owner.Username,IsDeleted,CreatedDate,NumberOfEmployees\n001FF0000000007,\"a,\"\"b\",k,k,admin@fakeforce.test,false,2020-01-02T03:04:05Z,7\nx, ,#N/A,l,,,,\n"),
    ];

    private const string Other = """{"records":[{"attributes":{"type":"Account","referenceId":"A"},"Name":"x"}]}""";

    private static readonly Gen<(int Seed, bool Keeps, (int At, int Kind, char With)[] Edits)> nearly = Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Bool,
        Gen.Select(Gen.Int[0, 600], Gen.Int[0, 2], Gen.Char["{}[]\",:@.#_\n \\0129aANIe-\u0000é"]).Array[1, 4]);

    [Fact]
    public async Task They_are_loaded_or_refused()
    {
        await using var org = (await DefaultOrg.OpenAsync(SeededOrg.Options, new FakeTimeProvider(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero)), Server.Ending)).Org;
        var refused = 0;
        await nearly.SampleAsync(async one =>
        {
            var (name, text) = seeds[one.Seed];
            await org.ResetAsync(Server.Ending);
            if (!await TryAsync(org, [new SeedFile(name, Encoding.UTF8.GetBytes(Edited(text, one.Edits))), new SeedFile("b.json", Encoding.UTF8.GetBytes(Other))], one.Keeps)) refused++;
        }, iter: 2_000, threads: 1);
        Assert.InRange(refused, 100, 1_990);
    }

    private static async Task<bool> TryAsync(Org org, SeedFile[] files, bool keepIds)
    {
        var problems = new SeedProblems();
        try
        {
            var parts = new SeedFiles(_ => null, problems).Read(files);
            problems.ThrowIfAny();
            await SeedLoad.RunAsync(org, new Seed(parts) { KeepIds = keepIds }, problems, Server.Ending);
            return true;
        }
        catch (SeedException wrong)
        {
            Assert.NotEmpty(wrong.Lines);
            Assert.Empty(Export.Of(org).Tables);
            return false;
        }
    }

    private static string Edited(string text, (int At, int Kind, char With)[] edits)
    {
        foreach (var (at, kind, with) in edits)
        {
            var place = at % text.Length;
            text = text[..place] + (kind == 0 ? "" : with.ToString()) + text[(kind == 1 ? place : place + 1)..];
        }
        return text;
    }
}
