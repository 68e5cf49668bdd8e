using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>What is wrong with definitions of access, all of it, in sentences.</summary>
internal sealed class AccessProblems(AccessDefinitions access, Catalog catalog, IReadOnlySet<string> recordTypes)
{
    private readonly List<string> problems = [];

    /// <summary>Entries for standard objects and fields that FakeForce lacks, and for parts of managed packages: nobody can reach them, so they are of no effect.</summary>
    public List<string> Warnings { get; } = [];

    public IReadOnlyList<string> Find()
    {
        foreach (var profile in access.Profiles) Check("profiles", profile.FullName, profile.Grants);
        foreach (var set in access.PermissionSets) Check("permissionSets", set.FullName, set.Grants);
        foreach (var set in access.MutingPermissionSets) Check("mutingPermissionSets", set.FullName, set.Grants);
        foreach (var group in access.PermissionSetGroups) Check(group);
        CheckRoles();
        foreach (var group in access.Groups) Check("groups", group.FullName, group.Members);
        foreach (var queue in access.Queues) Check(queue);
        foreach (var rules in access.SharingRules) Check(rules);
        foreach (var name in access.SharingModels.Keys.Where(name => name != "Activity" && !catalog.TryFind(name, out _))) problems.Add($"objects: {name}: there is no such object");
        foreach (var (name, model) in access.SharingModels.Where(one => one.Key is "Activity" or "Task" or "Event" && one.Value is not (SharingModel.Private or SharingModel.ControlledByParent)))
            problems.Add($"objects: {name}: the sharingModel of activities is Private or ControlledByParent, not {model}");
        Twice("profiles", access.Profiles.Select(one => ProfileNames.InSetup(one.FullName)));
        Twice("permissionSets", access.PermissionSets.Select(one => one.FullName));
        Twice("permissionSetGroups", access.PermissionSetGroups.Select(one => one.FullName));
        Twice("roles", access.Roles.Select(one => one.FullName));
        Twice("groups", access.Groups.Select(one => one.FullName));
        Twice("queues", access.Queues.Select(one => one.FullName));
        Twice("sharingRules", access.SharingRules.Select(one => one.FullName));
        return problems;
    }

    private void Check(string list, string name, PermissionGrants grants)
    {
        foreach (var permission in grants.ObjectPermissions)
            if (!catalog.TryFind(permission.Object, out var type)) Unknown(permission.Object, $"{list}: {name}", "object " + permission.Object);
            else if (!PermissionSubjects.IsGranted(type)) Warnings.Add($"{list}: {name}: {permission.Object} takes no object permissions in FakeForce");
        foreach (var permission in grants.FieldPermissions) CheckField($"{list}: {name}", permission);
        foreach (var unknown in grants.RecordTypes.Where(one => !recordTypes.Contains(one.RecordType))) Warnings.Add($"{list}: {name}: there is no record type {unknown.RecordType}");
        if (!catalog.TryFind("PermissionSet", out var sets)) return;
        foreach (var permission in grants.UserPermissions.Where(permission => !sets.TryField("Permissions" + permission.Name, out _)))
            Warnings.Add($"{list}: {name}: FakeForce knows no user permission {permission.Name}");
        foreach (var custom in grants.CustomPermissions.Except(access.CustomPermissions.Select(one => one.FullName)))
            UnknownPart(custom, $"{list}: {name}: there is no custom permission {custom}");
    }

    private void CheckField(string where, FieldPermission permission)
    {
        var parts = permission.Field.Split('.', 2);
        if (parts.Length < 2) problems.Add($"{where}: {permission.Field} is no object, dot and field");
        else if (!catalog.TryFind(parts[0], out var type)) Unknown(parts[0], where, "object " + parts[0]);
        else if (!type.TryField(parts[1], out var field)) UnknownField(where, type, parts[1]);
        // Salesforce refuses to deploy them: "You cannot deploy to a required field" (Metadata API guide, "PermissionSet").
        else if (!field.Is(FieldFlags.Permissionable) && field.Is(FieldFlags.Custom)) problems.Add($"{where}: {permission.Field} is required, and so has no field-level security");
        if (permission is { Editable: true, Readable: false }) problems.Add($"{where}: {permission.Field} cannot be editable and not readable");
    }

    private void Check(PermissionSetGroupDefinition group)
    {
        foreach (var name in group.PermissionSets.Except(access.PermissionSets.Select(one => one.FullName))) UnknownPart(name, $"permissionSetGroups: {group.FullName}: there is no permission set {name}");
        foreach (var name in group.MutingPermissionSets.Except(access.MutingPermissionSets.Select(one => one.FullName))) UnknownPart(name, $"permissionSetGroups: {group.FullName}: there is no muting permission set {name}");
    }

    private void CheckRoles()
    {
        var parents = access.Roles.DistinctBy(role => role.FullName).ToDictionary(role => role.FullName, role => role.ParentRole, StringComparer.Ordinal);
        foreach (var (name, parent) in parents)
        {
            if (parent is not null && !parents.ContainsKey(parent)) problems.Add($"roles: {name}: there is no role {parent}");
            var seen = new HashSet<string>(StringComparer.Ordinal) { name };
            for (var above = parent; above is not null; above = parents.GetValueOrDefault(above))
                if (!seen.Add(above))
                {
                    problems.Add($"roles: {name} is above itself");
                    break;
                }
        }
    }

    private void Check(QueueDefinition queue)
    {
        Check("queues", queue.FullName, queue.Members);
        foreach (var name in queue.Objects.Where(name => !catalog.TryFind(name, out _))) problems.Add($"queues: {queue.FullName}: there is no object {name}");
    }

    private void Check(SharingRulesDefinition rules)
    {
        var where = $"sharingRules: {rules.FullName}";
        if (!catalog.TryFind(rules.FullName, out var type))
        {
            problems.Add($"{where}: there is no such object");
            return;
        }
        foreach (var rule in rules.OwnerRules.Concat(rules.CriteriaRules)) Check("sharingRules", rules.FullName + "." + rule.FullName, rule.SharedTo);
        foreach (var rule in rules.OwnerRules) Check("sharingRules", rules.FullName + "." + rule.FullName, rule.SharedFrom ?? new());
        foreach (var rule in rules.OwnerRules.Where(rule => rule.SharedFrom is not { IsEmpty: false })) problems.Add($"{where}.{rule.FullName}: sharedFrom names nobody");
        foreach (var rule in rules.OwnerRules.Concat(rules.CriteriaRules).Where(rule => rule.SharedTo.IsEmpty)) problems.Add($"{where}.{rule.FullName}: sharedTo names nobody");
        foreach (var rule in rules.CriteriaRules)
            try
            {
                _ = RowCriteria.Bind(rule.CriteriaItems, rule.BooleanFilter, type);
            }
            catch (FormatException problem)
            {
                problems.Add($"{where}.{rule.FullName}: {problem.Message}");
            }
    }

    private void Check(string list, string name, MemberList members)
    {
        foreach (var role in members.Roles.Concat(members.RolesAndSubordinates).Except(access.Roles.Select(one => one.FullName))) problems.Add($"{list}: {name}: there is no role {role}");
        foreach (var group in members.Groups.Except(access.Groups.Select(one => one.FullName))) problems.Add($"{list}: {name}: there is no group {group}");
        foreach (var queue in members.Queues.Except(access.Queues.Select(one => one.FullName))) problems.Add($"{list}: {name}: there is no queue {queue}");
    }

    // What is not there, in a sentence that says whose want it is: of a standard object FakeForce's.
    private void Unknown(string name, string where, string what)
    {
        if (!name.Contains("__", StringComparison.Ordinal)) Warnings.Add($"{where}: FakeForce has no {what}");
        else UnknownPart(name, $"{where}: there is no {what}");
    }

    private void UnknownField(string where, SObjectType type, string name)
    {
        if (!name.Contains("__", StringComparison.Ordinal)) Warnings.Add($"{where}: FakeForce's {type.Name} has no field {name}");
        else UnknownPart(name, $"{where}: {type.Name} has no field {name}");
    }

    // Projects name such and do not have them. Permission sets and the like have no suffix behind the package's name and theirs.
    private static bool IsPackaged(string name) => CustomNames.IsOfPackage(name) || name.Split("__") is [_, not ("c" or "e" or "x" or "mdt" or "b" or "r" or "pc")];

    private void UnknownPart(string name, string sentence) => (IsPackaged(name) ? Warnings : problems).Add(sentence);

    private void Twice(string list, IEnumerable<string> names)
    {
        foreach (var twice in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)) problems.Add($"{list}: {twice.Key} is defined {twice.Count()} times");
    }
}
