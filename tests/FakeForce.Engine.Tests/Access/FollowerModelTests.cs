using CsCheck;
using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Tests.Access;

/// <summary>Random tasks and files among random records against <see cref="NaiveFollowers"/>.</summary>
public sealed class FollowerModelTests
{
    [Fact]
    public void Tasks_and_files_are_seen_as_the_pages_say() => Gen.Int[0, 1_000_000].Array[200].Sample(drawn =>
    {
        var all = Followers.Of(new Draws(drawn));
        var org = ToOrg(all);
        var naive = new NaiveFollowers(all);
        foreach (var user in all.World.Users)
        {
            var id = org.State.Find("User", "Username", user.Name);
            var (tasks, files, versions) = (Found(org, id, "Task", "Subject"), Found(org, id, "ContentDocument", "Title"), Found(org, id, "ContentVersion", "Title"));
            foreach (var task in all.Tasks) Check(org, id, "Task", "Subject", task.Name, user, naive.LevelOf(user, task), naive.LevelOf(user, task) >= RowLevel.Read, tasks);
            foreach (var file in all.Files)
            {
                var (level, isListed) = (naive.LevelOf(user, file), naive.IsListed(user, file));
                Check(org, id, "ContentDocument", "Title", file.Name, user, level, isListed, files);
                Assert.Equal(isListed, versions.Contains(file.Name));
                var document = org.State.Find("ContentDocument", "Title", file.Name);
                Assert.Equal(level >= RowLevel.Read, Found(org, id, "ContentVersion", "Title", $" WHERE ContentDocumentId = '{document}'").Count == 1);
                Assert.Equal(level >= RowLevel.Read ? file.Links.Count : 0, Found(org, id, "ContentDocumentLink", "Id", $" WHERE ContentDocumentId = '{document}'").Count);
            }
        }
    }, iter: 200, print: drawn => Followers.Of(new Draws(drawn)).ToString());

    private static void Check(Org org, RecordId user, string sobject, string field, string name, WorldUser who, RowLevel expected, bool isListed, HashSet<string> listed)
    {
        var type = org.Catalog[sobject];
        var (number, row) = org.State.Rows(sobject).Single(one => one.Row.Get(type[field]).AsText == name);
        Assert.Equal((who.Name, name, expected), (who.Name, name, org.State.AccessOf(user)!.SightOf(type).LevelOf(row, number)));
        Assert.Equal((who.Name, name, isListed), (who.Name, name, listed.Contains(name)));
        Assert.Equal(expected >= RowLevel.Read, Found(org, user, sobject, field, $" WHERE Id = '{type.IdOf(number)}'").Count == 1);
    }

    private static HashSet<string> Found(Org org, RecordId user, string sobject, string field, string where = "")
    {
        var rows = org.Queries.Run(org, $"SELECT {field} FROM {sobject}{where}", QueryContext.Of(org, user, 66)).AllRows();
        return [.. Enumerable.Range(0, rows.Count).Select(i => field == "Id" ? i.ToString(System.Globalization.CultureInfo.InvariantCulture) : rows.RowAt(i).Get(org.Catalog[sobject][field]).AsText)];
    }

    private static Org ToOrg(Followers all)
    {
        var org = all.World.ToOrg(access => access with
        {
            PermissionSets = [access.PermissionSets[0] with { Grants = access.PermissionSets[0].Grants with { ObjectPermissions = [.. access.PermissionSets[0].Grants.ObjectPermissions,
                new("Lead") { AllowRead = true, AllowCreate = true, AllowEdit = true, AllowDelete = true }] } }],
            SharingModels = new Dictionary<string, SharingModel>(access.SharingModels) { ["Lead"] = SharingModel.Private, ["Activity"] = all.Activities },
        });
        Assert.True(org.WriteAsync(transaction =>
        {
            var writer = new SetupWriter(transaction);
            foreach (var lead in all.Leads) writer.Add("Lead", ("LastName", Value.Of(lead.Name)), ("OwnerId", User(writer, lead.Owner)));
            foreach (var task in all.Tasks)
                writer.Add("Task", ("Subject", Value.Of(task.Name)), ("OwnerId", User(writer, task.Owner)), ("WhatId", Place(writer, task.Deal)), ("WhoId", Place(writer, task.Lead)));
            foreach (var file in all.Files) Add(writer, file);
            return true;
        }).AsTask().GetAwaiter().GetResult());
        return org;
    }

    private static void Add(SetupWriter writer, WorldFile file)
    {
        var document = writer.Add("ContentDocument", ("Title", Value.Of(file.Name)), ("OwnerId", User(writer, file.Owner)), ("SharingPrivacy", Value.Of(file.IsPrivateOnRecords ? "P" : "N")));
        writer.Add("ContentVersion", ("Title", Value.Of(file.Name)), ("OwnerId", User(writer, file.Owner)), ("ContentDocumentId", Value.Of(document)));
        foreach (var link in file.Links) writer.Add("ContentDocumentLink", ("ContentDocumentId", Value.Of(document)), ("LinkedEntityId", Place(writer, link.To)), ("ShareType", Value.Of(link.ShareType)));
    }

    private static Value User(SetupWriter writer, string name) => Value.Of(World.Id(writer, name));

    private static Value Place(SetupWriter writer, string? name) => name is null ? Value.Null : Value.Of(name[0] switch
    {
        'D' => writer.Find("Deal__c", "Name", name),
        'L' => writer.Find("Lead", "LastName", name),
        'T' => writer.Find("Task", "Subject", name),
        'e' => writer.Find("Organization", "OrganizationType", "Developer Edition"),
        _ => World.Id(writer, name),
    });
}
