using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// Who may see and do what in an org where not everybody may everything. It belongs to the org's catalogue and holds what only definitions change;
/// the rest is in rows, and what is worked out from them is kept for as long as those rows stay.
/// </summary>
internal sealed class AccessPolicy(AccessDefinitions definitions)
{
    /// <summary>Moments that are remembered: an org's forks share its policy, and each has its own.</summary>
    private const int MostModels = 8;

    private readonly Lock gate = new();
    private volatile PermissionModel[] models = [];

    /// <summary>Ours: what was worked out for more users and sObjects is worked out again.</summary>
    private const int MostSights = 1_024;

    private static readonly SharingRulesDefinition noRules = new("");
    private readonly Dictionary<string, SharingRulesDefinition> rules = definitions.SharingRules.DistinctBy(one => one.FullName).ToDictionary(one => one.FullName, StringComparer.OrdinalIgnoreCase);
    private readonly ConditionalWeakTable<SObjectType, SharingShape> shapes = [];
    private readonly ConcurrentDictionary<RecordId, Principals> principals = [];
    private readonly ConcurrentDictionary<(RecordId User, int Type), Sight> sights = [];

    public AccessDefinitions Definitions { get; } = definitions;

    /// <summary>True if permission sets or profiles decide who is which principal of an external credential.</summary>
    public bool HasPrincipals(string credential) => Definitions.PermissionSets.Select(set => set.Grants).Concat(Definitions.Profiles.Select(profile => profile.Grants))
        .Any(grants => grants.ExternalCredentialPrincipals.Any(name => name.StartsWith(credential + "-", StringComparison.Ordinal)));

    public bool ListsRecordTypes { get; } = definitions.Profiles.Select(one => one.Grants).Concat(definitions.PermissionSets.Select(one => one.Grants)).Any(grants => grants.RecordTypes.Count > 0);

    public SharingRulesDefinition RulesOf(string sobject) => rules.GetValueOrDefault(sobject, noRules);

    public SharingShape ShapeOf(SObjectType type, Catalog catalog) => shapes.GetValue(type, one => SharingShape.Of(one, catalog, Definitions));

    public Principals PrincipalsOf(UserAccess access)
    {
        if (principals.TryGetValue(access.User, out var known) && known.Reads.AreOf(access.State.Tables)) return known;
        if (principals.Count >= MostSights) principals.Clear();
        return principals[access.User] = Principals.Of(new TableReads(access.State), access.User);
    }

    public Sight SightOf(UserAccess access, SObjectType type)
    {
        var key = (access.User, type.Index);
        if (sights.TryGetValue(key, out var known) && known.IsOf(access.State, access.Profile)) return known;
        if (sights.Count >= MostSights) sights.Clear();
        return sights[key] = new SightBuilder(access).Build(type);
    }

    /// <summary>What a user may; null for one who may everything, and for the org itself.</summary>
    public UserAccess? Of(OrgState state, RecordId user)
    {
        if (user.IsEmpty) return null;
        var users = state.Catalog["User"];
        var row = state.Find(users, user);
        return IsFree(state.Catalog, users, row, state.Find) ? null : Of(state, users, row, user);
    }

    /// <summary>The same by what a transaction has made of it so far.</summary>
    public UserAccess? Of(Transaction transaction, RecordId user)
    {
        var users = transaction.Catalog["User"];
        var row = transaction.Find(users, user);
        return IsFree(transaction.Catalog, users, row, transaction.Find) ? null : Of(transaction.Freeze(), users, row, user);
    }

    /// <summary>Whether a custom permission is given to a user; an administrator has it as anybody else does, by a permission set or the profile.</summary>
    public bool HasCustomPermission(OrgState state, RecordId user, string name)
    {
        var (users, permissions) = (state.Catalog["User"], state.Catalog["CustomPermission"]);
        var (row, key, table) = (state.Find(users, user), permissions["DeveloperName"], state.TableOf(permissions));
        if (!row.Exists) return false;
        var profile = row.Reference(users["ProfileId"].Ordinal);
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } permission && permission.Get(key).AsText.Equals(name, StringComparison.OrdinalIgnoreCase)) return ModelOf(state).GivenTo(user, profile).MayUse(permissions.IdOf(number));
        return false;
    }

    /// <summary>What a user is given, an administrator too; null for who is no user.</summary>
    public AccessProfile? GivenTo(OrgState state, RecordId user)
    {
        var users = state.Catalog["User"];
        var row = state.Find(users, user);
        return row.Exists && users.TryField("ProfileId", out var field) ? ModelOf(state).GivenTo(user, row.Reference(field.Ordinal)) : null;
    }

    // An administrator by the profile of that name; the org's own users have no profile. Who is no user at all may nothing.
    private static bool IsFree(Catalog catalog, SObjectType users, Row row, Func<SObjectType, RecordId, Row> find)
    {
        if (!row.Exists || !users.TryField("ProfileId", out var profile)) return false;
        if (!row.Has(profile.Ordinal)) return true;
        var profiles = catalog["Profile"];
        return profiles.TryField("Name", out var name) && find(profiles, row.Reference(profile.Ordinal)).Text(name.Ordinal).SequenceEqual("System Administrator"u8);
    }

    private UserAccess? Of(OrgState state, SObjectType users, Row row, RecordId user)
    {
        var profile = row.Exists && users.TryField("ProfileId", out var field) ? row.Reference(field.Ordinal) : default;
        if (profile.IsEmpty) return new UserAccess(this, state, user, AccessProfile.Nobody);
        return ModelOf(state).Of(user, profile) is { } access ? new UserAccess(this, state, user, access) : null;
    }

    /// <summary>One object for as long as nothing is changed of what users are permitted.</summary>
    public PermissionModel ModelOf(OrgState state)
    {
        foreach (var known in models)
            if (known.IsOf(state)) return known;
        lock (gate)
        {
            var model = new PermissionModel(state, Definitions);
            models = [model, .. models.Take(MostModels - 1)];
            return model;
        }
    }
}
