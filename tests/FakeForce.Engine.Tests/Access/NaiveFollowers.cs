using FakeForce.Engine.Access;

namespace FakeForce.Engine.Tests.Access;

internal sealed record WorldLead(string Name, string Owner);
internal sealed record WorldTask(string Name, string Owner, string? Deal, string? Lead);
internal sealed record WorldLink(string To, string ShareType);
internal sealed record WorldFile(string Name, string Owner, bool IsPrivateOnRecords, IReadOnlyList<WorldLink> Links);

/// <summary>Leads, tasks and files in a <see cref="World"/>.</summary>
internal sealed record Followers(World World, SharingModel Activities, IReadOnlyList<WorldLead> Leads, IReadOnlyList<WorldTask> Tasks, IReadOnlyList<WorldFile> Files)
{
    public static Followers Of(Draws draws)
    {
        var world = World.Of(draws);
        string[] users = [.. world.Users.Select(user => user.Name)];
        var leads = Enumerable.Range(0, 1 + draws.Below(3)).Select(i => new WorldLead($"L{i}", draws.Of(users))).ToList();
        var tasks = Enumerable.Range(0, 1 + draws.Below(8)).Select(i => new WorldTask($"T{i}", draws.Of(users),
            draws.Chance(60) ? draws.Of(world.Records).Name : null, draws.Chance(40) ? draws.Of(leads).Name : null)).ToList();
        string[] places = [.. users, .. world.Records.Select(record => record.Name), .. leads.Select(lead => lead.Name), .. tasks.Select(task => task.Name), "everybody"];
        var files = Enumerable.Range(0, 1 + draws.Below(6)).Select(i => new WorldFile($"F{i}", draws.Of(users), draws.Chance(15),
            [.. Enumerable.Range(0, draws.Below(3)).Select(_ => new WorldLink(draws.Of(places), draws.Of(["V", "C", "I"])))])).ToList();
        return new(world, draws.Of([SharingModel.Private, SharingModel.ControlledByParent]), leads, tasks, files);
    }

    public override string ToString() => string.Join('\n', [World.ToString(), $"activities {Activities}", .. Leads.Select(lead => lead.ToString()), .. Tasks.Select(task => task.ToString()),
        .. Files.Select(file => $"{file.Name} of {file.Owner} private {file.IsPrivateOnRecords}: {string.Join(' ', file.Links)}")]);
}

/// <summary>
/// Tasks and files as Salesforce's pages define them (Help, "Organization-Wide Default Access Settings"; Object Reference, "ContentDocument" and
/// "ContentDocumentLink"), by recursion and nothing kept.
/// </summary>
internal sealed class NaiveFollowers(Followers all)
{
    private readonly NaiveAccess access = new(all.World);

    public RowLevel LevelOf(WorldUser user, WorldLead lead) => access.Reaches(lead.Owner, user) ? RowLevel.All : RowLevel.None;

    public RowLevel LevelOf(WorldUser user, WorldTask task)
    {
        if (access.Reaches(task.Owner, user)) return RowLevel.All;
        if (task.Deal is null && task.Lead is null) return RowLevel.None;
        var lowest = RowLevel.All;
        if (task.Deal is not null) lowest = RowLevels.Min(lowest, access.LevelOf(user, all.World.Records.Single(record => record.Name == task.Deal)));
        if (task.Lead is not null) lowest = RowLevels.Min(lowest, LevelOf(user, all.Leads.Single(lead => lead.Name == task.Lead)));
        return all.Activities == SharingModel.ControlledByParent ? lowest : RowLevels.Min(lowest, RowLevel.Read);
    }

    public RowLevel LevelOf(WorldUser user, WorldFile file) => file.Owner == user.Name ? RowLevel.All : file.Links.Select(link => LevelOf(user, file, link)).Append(RowLevel.None).Max();

    /// <summary>Whether a query finds it that names no file: records alone do not do.</summary>
    public bool IsListed(WorldUser user, WorldFile file) => file.Owner == user.Name || file.Links.Any(link => link.To == user.Name || link.To == "everybody");

    private RowLevel LevelOf(WorldUser user, WorldFile file, WorldLink link)
    {
        var place = PlaceOf(user, file, link.To);
        if (place == RowLevel.None) return RowLevel.None;
        return link.ShareType switch { "V" => RowLevel.Read, "C" => RowLevel.Edit, _ => RowLevels.Min(place, RowLevel.Edit) };
    }

    private RowLevel PlaceOf(WorldUser user, WorldFile file, string to)
    {
        if (to == user.Name) return RowLevel.Edit;
        if (to == "everybody") return RowLevel.Read;
        if (file.IsPrivateOnRecords) return RowLevel.None;
        if (all.World.Records.FirstOrDefault(record => record.Name == to) is { } deal) return access.LevelOf(user, deal);
        if (all.Leads.FirstOrDefault(lead => lead.Name == to) is { } lead) return LevelOf(user, lead);
        return all.Tasks.FirstOrDefault(task => task.Name == to) is { } task ? LevelOf(user, task) : RowLevel.None;
    }
}
