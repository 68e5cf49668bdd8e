using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>Where files are shared with people, and what a user may with the files there: users, Chatter groups, libraries, the organisation.</summary>
internal sealed class FilePlaces
{
    public FilePlaces(UserAccess access, TableReads reads)
    {
        Levels[access.User] = RowLevel.Edit;
        foreach (var organization in reads.Rows("Organization")) Levels[organization.Id] = RowLevel.Read;
        // "Posted on groups they can see": public ones, and those that they are in.
        foreach (var group in reads.Rows("CollaborationGroup"))
            if (group.Text("CollaborationType") == "Public") Levels[group.Id] = RowLevel.Read;
        foreach (var member in reads.Rows("CollaborationGroupMember"))
            if (member.Ref("MemberId") == access.User) Levels[member.Ref("CollaborationGroupId")] = RowLevel.Read;
        AddLibraries(access, reads);
    }

    public Dictionary<RecordId, RowLevel> Levels { get; } = [];

    /// <summary>True for sObjects whose records are such places, and give nothing to others.</summary>
    public static bool IsPlace(SObjectType type) => type.Name is "User" or "CollaborationGroup" or "ContentWorkspace" or "Organization";

    // Members are users and public groups; what they may is a permission of the library (Object Reference, "ContentWorkspacePermission").
    private void AddLibraries(UserAccess access, TableReads reads)
    {
        var editing = reads.Rows("ContentWorkspacePermission").Where(row => row.Flag("PermissionsManageWorkspace") || row.Flag("PermissionsAddContent") || row.Flag("PermissionsAddContentOBO")).Select(row => row.Id).ToHashSet();
        HashSet<RecordId>? around = null;
        foreach (var member in reads.Rows("ContentWorkspaceMember"))
        {
            around ??= GroupsOf(access, reads);
            if (member.Ref("MemberId") != access.User && !around.Contains(member.Ref("MemberId"))) continue;
            var library = member.Ref("ContentWorkspaceId");
            Levels[library] = RowLevels.Max(Levels.GetValueOrDefault(library), editing.Contains(member.Ref("ContentWorkspacePermissionId")) ? RowLevel.Edit : RowLevel.Read);
        }
    }

    // The user's own groups: files do not go up the role hierarchy.
    private static HashSet<RecordId> GroupsOf(UserAccess access, TableReads reads)
    {
        var roles = new RoleTree(reads);
        var role = roles.RoleOf(access.User);
        var membership = new Membership(reads);
        return membership.Around([access.User, .. membership.OfRoles([role], [role, .. roles.Above(role)])]);
    }
}
