using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>USING SCOPE (SOQL and SOSL reference, "USING SCOPE").</summary>
public sealed class ScopeTests
{
    private readonly StandardRows rows = new("AccountTeams", "OpportunityTeams");
    private readonly RecordId ann, bob;

    public ScopeTests()
    {
        var (top, role) = (rows.Add("UserRole", ("Name", "Top")), default(RecordId));
        role = rows.Add("UserRole", ("Name", "Below"), ("ParentRoleId", top));
        ann = rows.Add("User", ("LastName", "Ann"), ("UserRoleId", role));
        bob = rows.Add("User", ("LastName", "Bob"));
        var mine = rows.Add("Account", ("Name", "mine"), ("OwnerId", ann));
        var theirs = rows.Add("Account", ("Name", "theirs"), ("OwnerId", bob));
        rows.Add("Account", ("Name", "none"));
        rows.Add("AccountTeamMember", ("AccountId", theirs), ("UserId", ann));
        rows.Add("AccountTeamMember", ("AccountId", mine), ("UserId", bob));
        rows.Add("OpportunityTeamMember", ("OpportunityId", rows.Add("Opportunity", ("Name", "deal"), ("OwnerId", bob))), ("UserId", ann));
        rows.Add("Task", ("Subject", "own"), ("OwnerId", ann), ("CreatedById", ann));
        rows.Add("Task", ("Subject", "handed over"), ("OwnerId", bob), ("CreatedById", ann));
        rows.Add("Task", ("Subject", "received"), ("OwnerId", ann), ("CreatedById", bob));
        AddWorkitems(top, role);
    }

    // Ann stands in the first queue herself, in the second by a public group, in the third and fourth by her role.
    private void AddWorkitems(RecordId top, RecordId role)
    {
        RecordId Queue(string name) => rows.Add("Group", ("Name", name), ("Type", "Queue"));
        RecordId[] queues = [Queue("first"), Queue("second"), Queue("third"), Queue("fourth"), Queue("foreign")];
        var regular = rows.Add("Group", ("Name", "public"), ("Type", "Regular"));
        var ofRole = rows.Add("Group", ("Type", "Role"), ("RelatedId", role));
        var below = rows.Add("Group", ("Type", "RoleAndSubordinates"), ("RelatedId", top));
        var ofTop = rows.Add("Group", ("Type", "Role"), ("RelatedId", top));
        foreach (var (group, member) in new[] { (queues[0], ann), (regular, ann), (queues[1], regular), (queues[2], ofRole), (queues[3], below), (queues[4], ofTop), (queues[4], bob) })
            rows.Add("GroupMember", ("GroupId", group), ("UserOrGroupId", member));
        RecordId[] actors = [.. queues, ann, bob, regular];
        foreach (var actor in actors) rows.Add("ProcessInstanceWorkitem", ("ActorId", actor));
    }

    [Theory]
    [InlineData("SELECT Name FROM Account USING SCOPE everything", "mine,theirs,none")]
    [InlineData("SELECT Name FROM Account USING SCOPE mine", "mine")]
    [InlineData("SELECT Name FROM Account a USING SCOPE MINE WHERE a.Name != 'mine'", "")]
    [InlineData("SELECT Name FROM Account USING SCOPE mine WHERE Name = 'mine' AND OwnerId != null", "mine")]
    [InlineData("SELECT Name FROM Account USING SCOPE mine WHERE Name = 'theirs' OR Name = 'mine' ORDER BY Name LIMIT 5", "mine")]
    [InlineData("SELECT Name FROM Account USING SCOPE Team", "theirs")]
    [InlineData("SELECT Name FROM Opportunity USING SCOPE team", "deal")]
    [InlineData("SELECT Subject FROM Task USING SCOPE mine", "own,received")]
    [InlineData("SELECT Subject FROM Task USING SCOPE delegated", "handed over")]
    public void Scope_finds(string soql, string found) => Assert.Equal(found, rows.Column(soql, ann));

    [Fact]
    public void My_groups_are_the_queues_of_the_user_by_whichever_way()
    {
        var found = rows.Run("SELECT Actor.Name FROM ProcessInstanceWorkitem USING SCOPE mine_and_my_groups", SmallOrg.Context with { UserId = ann });
        Assert.Equal(5, found.TotalSize);
        Assert.Equal(4, rows.Run("SELECT Id FROM ProcessInstanceWorkitem USING SCOPE mine_and_my_groups WHERE Actor.Type = 'Group'", SmallOrg.Context with { UserId = ann }).TotalSize);
        Assert.Equal(2, rows.Run("SELECT COUNT() FROM ProcessInstanceWorkitem USING SCOPE mine_and_my_groups", SmallOrg.Context with { UserId = bob }).TotalSize);
    }

    [Fact]
    public void Grouped_queries_have_scopes_too() =>
        Assert.Equal("{expr0:1}", Answer.Of(rows.Run("SELECT COUNT(Id) FROM Account USING SCOPE mine", SmallOrg.Context with { UserId = bob })));

    [Theory]
    [InlineData("Account", "everything:All accounts mine:My accounts team:My team's accounts")]
    [InlineData("Task", "everything:All tasks mine:My tasks delegated:My delegated tasks")]
    [InlineData("ProcessInstanceWorkitem", "everything:All approval requests mine_and_my_groups:approval requests of mine and my groups")]
    [InlineData("Profile", "everything:All profiles")]
    public void Describe_lists_the_scopes_that_queries_take(string type, string scopes) =>
        Assert.Equal(scopes, string.Join(' ', FilterScopes.Of(rows.State.Catalog[type]).Select(s => s.Name + ":" + s.Label)));

    [Fact]
    public void Without_teams_there_is_no_team_scope() =>
        Assert.DoesNotContain(FilterScopes.Of(new StandardCatalog(FeatureSet.None)["Account"]), s => s.Name == "team");

    [Fact]
    public void Scopes_exist_since_API_32() =>
        Assert.Throws<SalesforceException>(() => rows.Run("SELECT Name FROM Account USING SCOPE mine", SmallOrg.Context with { ApiVersion = 31 }));
}
