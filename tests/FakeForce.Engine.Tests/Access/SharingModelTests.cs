using CsCheck;
using FakeForce.Engine.Access;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Tests.Access;

/// <summary>Random roles, groups, queues, rules, shares and records against <see cref="NaiveAccess"/>, which is written from Salesforce's pages and asks about one user and one record at a time.</summary>
public sealed class SharingModelTests
{
    [Fact]
    public void Queries_and_record_access_are_what_the_pages_say() => Gen.Int[0, 1_000_000].Array[160].Sample(drawn =>
    {
        var world = World.Of(new Draws(drawn));
        var org = world.ToOrg();
        var naive = new NaiveAccess(world);
        foreach (var user in world.Users)
        {
            var id = org.State.Find("User", "Username", user.Name);
            var found = org.Queries.Run(org, "SELECT Id, Name FROM Deal__c", QueryContext.Of(org, id, 66));
            var seen = found.AllRows();
            var names = Enumerable.Range(0, seen.Count).Select(i => seen.RowAt(i).Get(org.Catalog["Deal__c"]["Name"]).AsText).ToHashSet();
            var access = org.State.AccessOf(id)!;
            foreach (var record in world.Records)
            {
                var expected = naive.LevelOf(user, record);
                var (number, row) = org.State.Rows("Deal__c").Single(one => one.Row.Get(org.Catalog["Deal__c"]["Name"]).AsText == record.Name);
                Assert.Equal((user.Name, record.Name, expected), (user.Name, record.Name, access.SightOf(org.Catalog["Deal__c"]).LevelOf(row, number)));
                Assert.Equal(expected >= RowLevel.Read, names.Contains(record.Name));
            }
        }
    }, iter: 200, print: drawn => World.Of(new Draws(drawn)).ToString());

    /// <summary>What a share object lists is all that sharing gives: whoever its rows reach has that level, and nobody has more.</summary>
    [Fact]
    public void Share_rows_account_for_all_access() => Gen.Int[0, 1_000_000].Array[160].Sample(drawn =>
    {
        var world = World.Of(new Draws(drawn));
        var org = world.ToOrg();
        var naive = new NaiveAccess(world);
        var type = org.Catalog["Deal__Share"];
        var rows = org.Queries.Run(org, "SELECT ParentId, UserOrGroupId, AccessLevel FROM Deal__Share", QueryContext.Of(org, org.State.Find("User", "Username", org.Options.Username), 66)).AllRows();
        var shares = Enumerable.Range(0, rows.Count).Select(i => rows.RowAt(i)).Select(row => (Record: row.Get(type["ParentId"]).AsId, To: row.Get(type["UserOrGroupId"]).AsId, Level: RowLevels.Parse(row.Get(type["AccessLevel"]).AsText))).ToList();
        Assert.Equal(world.Records.Count, shares.Count(share => share.Level == RowLevel.All));
        foreach (var user in world.Users)
        {
            var access = org.State.AccessOf(org.State.Find("User", "Username", user.Name))!;
            var principals = access.Policy.PrincipalsOf(access);
            foreach (var record in world.Records)
            {
                var id = org.State.Find("Deal__c", "Name", record.Name);
                var given = shares.Where(share => share.Record == id && principals.Has(share.To)).Select(share => share.Level).Append(RowLevels.OfDefault(world.Model)).Max();
                Assert.Equal((user.Name, record.Name, naive.LevelOf(user, record)), (user.Name, record.Name, given));
            }
        }
    }, iter: 200, print: drawn => World.Of(new Draws(drawn)).ToString());
}

/// <summary>Choices from drawn numbers, so that a failure can be made smaller.</summary>
internal sealed class Draws(int[] numbers)
{
    private int next;

    public int Below(int bound) => bound <= 0 ? 0 : numbers[next++ % numbers.Length] % bound;
    public bool Chance(int percent) => Below(100) < percent;
    public T Of<T>(IReadOnlyList<T> among) => among[Below(among.Count)];
}

internal sealed record WorldRole(string Name, string? Parent);
internal sealed record WorldUser(string Name, string? Role);
internal sealed record WorldGroup(string Name, bool IsQueue, bool Bosses, MemberList Members);
internal sealed record WorldRecord(string Name, string Owner, string Region);
internal sealed record WorldShare(string Record, string To, string Level);

/// <summary>An org as the test draws it.</summary>
internal sealed record World(SharingModel Model, IReadOnlyList<WorldRole> Roles, IReadOnlyList<WorldUser> Users, IReadOnlyList<WorldGroup> Groups,
    IReadOnlyList<SharingRule> OwnerRules, IReadOnlyList<SharingRule> CriteriaRules, IReadOnlyList<WorldRecord> Records, IReadOnlyList<WorldShare> Shares)
{
    private static readonly string[] regions = ["North", "South", "West"];

    public static World Of(Draws draws)
    {
        var roles = new List<WorldRole>();
        for (var i = 0; i < 1 + draws.Below(6); i++) roles.Add(new($"R{i}", i > 0 && draws.Chance(80) ? $"R{draws.Below(i)}" : null));
        var users = Enumerable.Range(0, 2 + draws.Below(5)).Select(i => new WorldUser($"u{i}@x.test", draws.Chance(80) ? draws.Of(roles).Name : null)).ToList();
        var groups = new List<WorldGroup>();
        for (var i = 0; i < draws.Below(5); i++)
        {
            var isQueue = draws.Chance(30);
            groups.Add(new((isQueue ? "Q" : "G") + i, isQueue, draws.Chance(50), Members(draws, roles, users, [.. groups.Where(group => !group.IsQueue)], [])));
        }
        var (publics, queues) = (groups.FindAll(group => !group.IsQueue), groups.FindAll(group => group.IsQueue));
        string[] owners = [.. users.Select(user => user.Name), .. queues.Select(queue => queue.Name)];
        var records = Enumerable.Range(0, 1 + draws.Below(8)).Select(i => new WorldRecord($"D{i}", draws.Of(owners), draws.Of(regions))).ToList();
        string[] receivers = [.. users.Select(user => user.Name), .. publics.Select(group => group.Name)];
        return new World(draws.Of([SharingModel.Private, SharingModel.Private, SharingModel.Read]), roles, users, groups,
            [.. Enumerable.Range(0, draws.Below(3)).Select(i => new SharingRule($"O{i}") { AccessLevel = Level(draws), SharedFrom = Members(draws, roles, [], publics, queues), SharedTo = Members(draws, roles, [], publics, []) })],
            [.. Enumerable.Range(0, draws.Below(3)).Select(i => new SharingRule($"C{i}") { AccessLevel = Level(draws), CriteriaItems = [new("Region__c", FilterOperation.Equals, draws.Of(regions))], SharedTo = Members(draws, roles, [], publics, []) })],
            records, [.. Enumerable.Range(0, draws.Below(5)).Select(_ => new WorldShare(draws.Of(records).Name, draws.Of(receivers), Level(draws)))]);
    }

    public Org ToOrg(Func<AccessDefinitions, AccessDefinitions>? more = null)
    {
        var access = new AccessDefinitions
        {
            PermissionSets = [new("Deals") { Grants = new() { ObjectPermissions = [new("Deal__c") { AllowRead = true, AllowCreate = true, AllowEdit = true, AllowDelete = true }] } }],
            Roles = [.. Roles.Select(role => new RoleDefinition(role.Name) { ParentRole = role.Parent })],
            Groups = [.. Groups.Where(group => !group.IsQueue).Select(group => new GroupDefinition(group.Name) { DoesIncludeBosses = group.Bosses, Members = group.Members })],
            Queues = [.. Groups.Where(group => group.IsQueue).Select(group => new QueueDefinition(group.Name) { Members = group.Members })],
            SharingRules = [new("Deal__c") { OwnerRules = OwnerRules, CriteriaRules = CriteriaRules }],
            SharingModels = new Dictionary<string, SharingModel> { ["Deal__c"] = Model },
        };
        access = more?.Invoke(access) ?? access;
        var catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomObjectDefinition
        {
            FullName = "Deal__c",
            SharingModel = Model,
            EnableActivities = true,
            Fields = [new() { FullName = "Region__c", Type = CustomFieldType.Text, Length = 20 }],
        }).With(new AccessPolicy(access));
        Assert.Empty(new AccessProblems(access, catalog, new HashSet<string>()).Find());
        var org = Org.Create(new OrgOptions
        {
            Catalog = catalog,
            Access = access,
            Identity = new IdentityDefinitions { Users = [.. Users.Select(user => new UserDefinition { Username = user.Name, Role = user.Role, PermissionSets = ["Deals"] })] },
        }, TimeProvider.System);
        Assert.True(org.WriteAsync(transaction =>
        {
            var writer = new SetupWriter(transaction);
            foreach (var record in Records) writer.Add("Deal__c", ("Name", Value.Of(record.Name)), ("Region__c", Value.Of(record.Region)), ("OwnerId", Value.Of(Id(writer, record.Owner))));
            foreach (var share in Shares) writer.Add("Deal__Share", ("ParentId", Value.Of(writer.Find("Deal__c", "Name", share.Record))), ("UserOrGroupId", Value.Of(Id(writer, share.To))), ("AccessLevel", Value.Of(share.Level)), ("RowCause", Value.Of("Manual")));
            return true;
        }).AsTask().GetAwaiter().GetResult());
        return org;
    }

    public override string ToString() => string.Join('\n', new IEnumerable<string>[]
    {
        [Model.ToString()], Roles.Select(role => $"{role.Name} under {role.Parent}"), Users.Select(user => $"{user.Name} in {user.Role}"),
        Groups.Select(group => $"{group.Name} bosses {group.Bosses}: {Shown(group.Members)}"), OwnerRules.Select(rule => $"{rule.FullName} {rule.AccessLevel} from {Shown(rule.SharedFrom!)} to {Shown(rule.SharedTo)}"),
        CriteriaRules.Select(rule => $"{rule.FullName} {rule.AccessLevel} of {rule.CriteriaItems[0].Value} to {Shown(rule.SharedTo)}"), Records.Select(record => record.ToString()), Shares.Select(share => share.ToString()),
    }.SelectMany(lines => lines));

    private static string Shown(MemberList list) =>
        string.Join(' ', [.. list.Users, .. list.Groups, .. list.Queues, .. list.Roles, .. list.RolesAndSubordinates.Select(role => role + "+"), .. list.AllInternalUsers ? ["everybody"] : Array.Empty<string>()]);

    public static RecordId Id(SetupWriter writer, string name) =>
        name.Contains('@', StringComparison.Ordinal) ? writer.Find("User", "Username", name) : writer.Find("Group", "DeveloperName", Value.Of(name), "Type", name[0] == 'Q' ? "Queue" : "Regular");

    private static string Level(Draws draws) => draws.Chance(50) ? "Read" : "Edit";

    // Never nobody.
    private static MemberList Members(Draws draws, List<WorldRole> roles, List<WorldUser> users, List<WorldGroup> groups, List<WorldGroup> queues) => new()
    {
        Users = users.Count > 0 && draws.Chance(60) ? [draws.Of(users).Name] : [],
        Groups = groups.Count > 0 && draws.Chance(50) ? [draws.Of(groups).Name] : [],
        Queues = queues.Count > 0 && draws.Chance(40) ? [draws.Of(queues).Name] : [],
        Roles = draws.Chance(30) ? [draws.Of(roles).Name] : [],
        RolesAndSubordinates = [draws.Of(roles).Name],
        AllInternalUsers = draws.Chance(3),
    };
}
