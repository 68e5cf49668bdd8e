using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Access;

/// <summary>What the definition of a user names of roles, permission sets and groups.</summary>
internal static class UserLinks
{
    public static IEnumerable<string> Problems(UserDefinition user, AccessDefinitions access)
    {
        if (user.Role is { } role && !access.Roles.Any(one => one.FullName == role)) yield return $"there is no role \"{role}\"";
        foreach (var name in user.PermissionSets.Except(access.PermissionSets.Select(one => one.FullName))) yield return $"there is no permission set \"{name}\"";
        foreach (var name in user.PermissionSetGroups.Except(access.PermissionSetGroups.Select(one => one.FullName))) yield return $"there is no permission set group \"{name}\"";
        foreach (var name in user.Groups.Except(access.Groups.Select(one => one.FullName).Concat(access.Queues.Select(one => one.FullName)))) yield return $"there is no group or queue \"{name}\"";
    }
}
