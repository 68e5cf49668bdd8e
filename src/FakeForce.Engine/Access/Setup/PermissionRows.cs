using FakeForce.Engine.Records;

namespace FakeForce.Engine.Access;

/// <summary>The rows of profiles, permission sets, their groups and custom permissions.</summary>
internal sealed class PermissionRows(SetupWriter writer)
{
    private readonly GrantRows grants = new(writer);

    public void Write(AccessDefinitions access)
    {
        foreach (var custom in access.CustomPermissions.Where(custom => writer.IsFirst("customPermission", custom.FullName)))
            writer.Add("CustomPermission", ("DeveloperName", Value.Of(custom.FullName)), ("MasterLabel", Value.Of(custom.Label ?? custom.FullName)), ("Description", Value.Of(custom.Description)));
        WriteProfiles(access);
        foreach (var set in access.PermissionSets.Where(set => writer.IsFirst("permissionSet", set.FullName)))
            grants.Write("PermissionSet", writer.Add("PermissionSet", ("Name", Value.Of(set.FullName)), ("Label", Value.Of(set.Label ?? set.FullName)), ("Description", Value.Of(set.Description)),
                ("IsCustom", Value.Of(true)), ("Type", Value.Of("Regular")), ("HasActivationRequired", Value.Of(set.HasActivationRequired))), set.Grants);
        foreach (var set in access.MutingPermissionSets.Where(set => writer.IsFirst("mutingPermissionSet", set.FullName)))
            grants.Write("MutingPermissionSet", writer.Add("MutingPermissionSet", ("DeveloperName", Value.Of(set.FullName)), ("MasterLabel", Value.Of(set.Label ?? set.FullName)), ("Language", Value.Of("en_US"))), set.Grants);
        foreach (var group in access.PermissionSetGroups.Where(group => writer.IsFirst("permissionSetGroup", group.FullName))) Write(group);
    }

    public void Assign(RecordId user, string? set, string? group)
    {
        var groupId = group is null ? default : writer.Find("PermissionSetGroup", "DeveloperName", group);
        var setId = group is null ? writer.Find("PermissionSet", "Name", set!) : writer.Find("PermissionSet", "PermissionSetGroupId", Value.Of(groupId));
        writer.Add("PermissionSetAssignment", ("AssigneeId", Value.Of(user)), ("PermissionSetId", setId.IsEmpty ? default : Value.Of(setId)),
            ("PermissionSetGroupId", groupId.IsEmpty ? default : Value.Of(groupId)), ("IsActive", Value.Of(true)));
    }

    // What the standard profiles have of themselves is written out where it counts for something.
    private void WriteProfiles(AccessDefinitions access)
    {
        var defined = access.Profiles.Select(profile => ProfileNames.InSetup(profile.FullName)).ToList();
        for (var i = 0; i < access.Profiles.Count; i++)
            if (writer.IsFirst("profile", defined[i])) Write(defined[i], access.Profiles[i]);
        if (!access.IsEnforced) return;
        foreach (var name in FreshOrg.Names("Profile").Where(StandardGrants.Has))
            if (writer.IsFirst("profile", name)) Write(name, new ProfileDefinition(name));
    }

    private void Write(string name, ProfileDefinition profile)
    {
        var id = writer.Find("Profile", "Name", name);
        if (id.IsEmpty) id = Add(name, profile);
        // Everything is theirs anyway.
        if (name == ProfileNames.Administrator) return;
        var given = StandardGrants.And(name, profile.Grants);
        grants.Write("PermissionSet", writer.Find("PermissionSet", "ProfileId", Value.Of(id)), given);
        foreach (var permission in given.UserPermissions) writer.Change("Profile", id, ("Permissions" + permission.Name, Value.Of(permission.Enabled)));
    }

    private RecordId Add(string name, ProfileDefinition profile)
    {
        var license = writer.Find("UserLicense", "Name", profile.UserLicense ?? "Salesforce");
        var id = writer.Add("Profile", ("Name", Value.Of(name)), ("UserLicenseId", license.IsEmpty ? default : Value.Of(license)), ("UserType", Value.Of("Standard")));
        var own = "X" + id.ToShortString();
        writer.Add("PermissionSet", ("Name", Value.Of(own)), ("Label", Value.Of(own)), ("ProfileId", Value.Of(id)), ("IsOwnedByProfile", Value.Of(true)), ("Type", Value.Of("Profile")), ("LicenseId", license.IsEmpty ? default : Value.Of(license)));
        return id;
    }

    // Every group has a permission set of its own, which assignments name beside it (Object Reference, "PermissionSetGroup").
    private void Write(PermissionSetGroupDefinition group)
    {
        var label = Value.Of(group.Label ?? group.FullName);
        var id = writer.Add("PermissionSetGroup", ("DeveloperName", Value.Of(group.FullName)), ("MasterLabel", label), ("Language", Value.Of("en_US")), ("Description", Value.Of(group.Description)),
            ("Status", Value.Of("Updated")), ("HasActivationRequired", Value.Of(group.HasActivationRequired)));
        writer.Add("PermissionSet", ("Name", Value.Of(group.FullName)), ("Label", label), ("IsCustom", Value.Of(true)), ("Type", Value.Of("Group")), ("PermissionSetGroupId", Value.Of(id)));
        foreach (var name in group.PermissionSets) AddPart(id, writer.Find("PermissionSet", "Name", name));
        foreach (var name in group.MutingPermissionSets) AddPart(id, writer.Find("MutingPermissionSet", "DeveloperName", name));
    }

    private void AddPart(RecordId group, RecordId part)
    {
        if (!part.IsEmpty) writer.Add("PermissionSetGroupComponent", ("PermissionSetGroupId", Value.Of(group)), ("PermissionSetId", Value.Of(part)));
    }
}
