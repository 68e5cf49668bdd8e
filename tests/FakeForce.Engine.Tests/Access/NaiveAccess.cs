using FakeForce.Engine.Access;

namespace FakeForce.Engine.Tests.Access;

/// <summary>
/// Access as Salesforce's pages define it, by recursion and nothing kept: a record is its owner's and a queue's members'; rules and shares add to
/// that; what somebody has, those above them in the role hierarchy have too, unless they have it by a public group that leaves bosses out.
/// </summary>
internal sealed class NaiveAccess(World world)
{
    public RowLevel LevelOf(WorldUser user, WorldRecord record)
    {
        var level = RowLevels.OfDefault(world.Model);
        if (Reaches(record.Owner, user)) return RowLevel.All;
        foreach (var share in world.Shares.Where(share => share.Record == record.Name && Reaches(share.To, user))) level = RowLevels.Max(level, RowLevels.Parse(share.Level));
        foreach (var rule in world.OwnerRules.Where(rule => Owns(rule.SharedFrom!, record.Owner) && Reaches(rule.SharedTo, user))) level = RowLevels.Max(level, RowLevels.Parse(rule.AccessLevel));
        foreach (var rule in world.CriteriaRules.Where(rule => rule.CriteriaItems[0].Value == record.Region && Reaches(rule.SharedTo, user))) level = RowLevels.Max(level, RowLevels.Parse(rule.AccessLevel));
        return level;
    }

    public bool Reaches(string userOrGroup, WorldUser user)
    {
        if (world.Users.FirstOrDefault(one => one.Name == userOrGroup) is { } named) return named == user || IsAbove(user, named);
        var group = world.Groups.Single(one => one.Name == userOrGroup);
        return Has(group.Members, user) || (group.Bosses || group.IsQueue) && world.Users.Any(other => IsAbove(user, other) && Has(group.Members, other));
    }

    // Each of the names by itself: roles reach those above them, be anybody in them or not (Help, "Sharing Rule Categories").
    private bool Reaches(MemberList list, WorldUser user) => list.AllInternalUsers || list.Users.Concat(list.Groups).Concat(list.Queues).Any(name => Reaches(name, user))
        || HasRole(list, user) || user.Role is { } role && list.Roles.Concat(list.RolesAndSubordinates).Any(named => RolesAbove(named).Contains(role));

    private bool Has(MemberList list, WorldUser user) => list.AllInternalUsers || list.Users.Contains(user.Name) || HasRole(list, user)
        || list.Groups.Any(name => Has(world.Groups.Single(group => group.Name == name).Members, user));

    private bool HasRole(MemberList list, WorldUser user) => user.Role is { } role
        && (list.Roles.Contains(role) || list.RolesAndSubordinates.Any(top => top == role || RolesAbove(role).Contains(top)));

    // A rule from a queue is of what the queue owns, one from a group of what its members own.
    private bool Owns(MemberList list, string owner) => list.Queues.Contains(owner) || world.Users.FirstOrDefault(one => one.Name == owner) is { } user && Has(list, user);

    private bool IsAbove(WorldUser user, WorldUser other) => user.Role is { } top && other.Role is { } role && RolesAbove(role).Contains(top);

    private List<string> RolesAbove(string role)
    {
        var above = new List<string>();
        for (var next = world.Roles.Single(one => one.Name == role).Parent; next is not null; next = world.Roles.Single(one => one.Name == next).Parent) above.Add(next);
        return above;
    }
}
