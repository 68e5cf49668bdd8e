using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Access;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;

namespace FakeForce.Benchmarks.Project;

/// <summary>Queries by a user under sharing against an administrator's over the same private records, and what the first query after a change of shares costs.</summary>
internal static class SharingBenchmark
{
    private const int Users = 1_000, Roles = 101;

    private static readonly (string Name, string Soql)[] queries =
    [
        ("count of all", "SELECT COUNT() FROM Deal__c"),
        ("filter on a number", "SELECT COUNT() FROM Deal__c WHERE Amount__c > 500"),
        ("filter on a text", "SELECT Id FROM Deal__c WHERE Region__c LIKE 'N%'"),
        ("sum by region", "SELECT Region__c, SUM(Amount__c) FROM Deal__c GROUP BY Region__c"),
        ("details of private masters", "SELECT COUNT() FROM Line__c WHERE Name != 'x'"),
    ];

    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500_000;
        var org = Make();
        Fill(org, count);
        var (admin, head, rep) = (User(org, org.Options.Username), User(org, "u0@x.test"), User(org, "u77@x.test"));
        Print($"{count:N0} private records of {Users:N0} users in {Roles} roles, {count / 10:N0} shares, an owner rule and a criteria rule; milliseconds");
        Print($"{"",-28}{"admin",10}{"head",10}{"rep",10}{"head/admin",12}{"rep/admin",12}  (target 2)");
        foreach (var (name, soql) in queries)
        {
            var (one, two, three) = (Time(org, admin, soql), Time(org, head, soql), Time(org, rep, soql));
            Print($"{name,-28}{one,10:N2}{two,10:N2}{three,10:N2}{two / one,12:N2}{three / one,12:N2}");
        }
        Print($"{"first query after a share",-28}{AfterShare(org, rep),10:N2}");
        return 0;
    }

    private static Org Make()
    {
        var access = new AccessDefinitions
        {
            PermissionSets = [new("Deals") { Grants = new() { ObjectPermissions = [Everything("Deal__c"), Everything("Line__c")], FieldPermissions = [new("Deal__c.Amount__c") { Readable = true }, new("Deal__c.Region__c") { Readable = true }] } }],
            Roles = [.. Enumerable.Range(0, Roles).Select(i => new RoleDefinition($"R{i}") { ParentRole = i == 0 ? null : "R0" })],
            Groups = [new("Some") { Members = new() { Roles = ["R77"] } }],
            SharingRules =
            [
                new("Deal__c")
                {
                    OwnerRules = [new("Owned") { SharedFrom = new() { Roles = ["R5"] }, SharedTo = new() { Groups = ["Some"] } }],
                    CriteriaRules = [new("North") { SharedTo = new() { Groups = ["Some"] }, CriteriaItems = [new("Region__c", FilterOperation.Equals, "North")] }],
                },
            ],
            SharingModels = new Dictionary<string, SharingModel> { ["Deal__c"] = SharingModel.Private },
        };
        var catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
        {
            Objects =
            [
                new()
                {
                    FullName = "Deal__c",
                    SharingModel = SharingModel.Private,
                    Fields = [new() { FullName = "Amount__c", Type = CustomFieldType.Number, Precision = 9, Scale = 0 }, new() { FullName = "Region__c", Type = CustomFieldType.Text, Length = 20 }],
                },
                new() { FullName = "Line__c", Fields = [new() { FullName = "Deal__c", Type = CustomFieldType.MasterDetail, ReferenceTo = ["Deal__c"], RelationshipName = "Lines" }] },
            ],
        }).With(new AccessPolicy(access));
        return Org.Create(new OrgOptions
        {
            Catalog = catalog,
            Access = access,
            Identity = new IdentityDefinitions { Users = [.. Enumerable.Range(0, Users).Select(i => new UserDefinition { Username = $"u{i}@x.test", Role = $"R{i % Roles}", PermissionSets = ["Deals"] })] },
        }, TimeProvider.System);
    }

    private static ObjectPermission Everything(string sobject) => new(sobject) { AllowRead = true, AllowCreate = true, AllowEdit = true, AllowDelete = true };

    private static void Fill(Org org, int count)
    {
        string[] regions = ["North", "South", "East", "West", "Middle", "Far", "Near", "Out", "In", "Up"];
        RecordId[] users = [.. Enumerable.Range(0, Users).Select(i => User(org, $"u{i}@x.test"))];
        for (var first = 0; first < count; first += 10_000)
            Wait(org.WriteAsync(transaction =>
            {
                var writer = new SetupWriter(transaction);
                for (var i = first; i < Math.Min(count, first + 10_000); i++)
                {
                    var deal = writer.Add("Deal__c", ("Name", Value.Of($"Deal {i}")), ("OwnerId", Value.Of(users[i * 7 % Users])), ("Amount__c", Value.Of((double)(i % 1_000))), ("Region__c", Value.Of(regions[i % 10])));
                    writer.Add("Line__c", ("Name", Value.Of($"Line {i}")), ("Deal__c", Value.Of(deal)));
                    if (i % 10 == 0) writer.Add("Deal__Share", ("ParentId", Value.Of(deal)), ("UserOrGroupId", Value.Of(users[i / 10 % Users])), ("AccessLevel", Value.Of("Read")), ("RowCause", Value.Of("Manual")));
                }
                return true;
            }));
    }

    private static RecordId User(Org org, string name) => org.Identity.TryUser(name, out var user) ? user.Id : throw new InvalidOperationException(name);

    /// <summary>The median of some runs behind a first one.</summary>
    private static double Time(Org org, RecordId user, string soql)
    {
        var times = new double[15];
        for (var i = 0; i < times.Length; i++)
        {
            var watch = Stopwatch.StartNew();
            if (org.Queries.Run(org, soql, QueryContext.Of(org, user, 66)).TotalSize < 0) throw new InvalidOperationException();
            times[i] = i == 0 ? 0 : watch.Elapsed.TotalMilliseconds;
        }
        return times[1..].Order().ElementAt(7);
    }

    private static double AfterShare(Org org, RecordId user)
    {
        var shared = new RecordId(org.Catalog["Deal__c"].KeyPrefix!.Value, 1);
        Wait(org.WriteAsync(transaction => new SetupWriter(transaction).Add("Deal__Share", ("ParentId", Value.Of(shared)), ("UserOrGroupId", Value.Of(user)), ("AccessLevel", Value.Of("Read"))).Number > 0));
        var watch = Stopwatch.StartNew();
        org.Queries.Run(org, queries[0].Soql, QueryContext.Of(org, user, 66));
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Wait(ValueTask<bool> write)
    {
        if (!write.AsTask().GetAwaiter().GetResult()) throw new InvalidOperationException();
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
