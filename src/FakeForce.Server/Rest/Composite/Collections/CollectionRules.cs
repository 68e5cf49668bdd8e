using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>What a collection may hold together (REST API Developer Guide, sObject Collections).</summary>
internal static class CollectionRules
{
    private const int MostChunks = 10;

    /// <summary>Collections came with 42.0, their upsert with 46.0; before that the path is unknown.</summary>
    public static void Since(ApiCall call, int version = 42)
    {
        if (call.Version < version) throw ApiCall.NotFound();
    }

    // Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations".
    private static readonly HashSet<string> setup = new(StringComparer.Ordinal)
    {
        "AuthSession", "FieldPermissions", "ForecastShare", "Group", "GroupMember", "ObjectPermissions", "ObjectTerritory2AssignmentRule", "PermissionSet",
        "PermissionSetAssignment", "QueueSobject", "RuleTerritory2Association", "SetupEntityAccess", "Territory2", "Territory2Model", "User", "UserRole",
        "UserPackageLicense", "UserTerritory2Association",
    };

    /// <summary>Consecutive records of one sObject are one chunk.</summary>
    public static void CheckTypes(IReadOnlyList<SObjectType> types)
    {
        var chunks = types.Where((type, i) => i == 0 || !ReferenceEquals(type, types[i - 1])).Count();
        if (chunks > MostChunks) throw CompositeErrors.TooManyChunks;
        CheckMixture(types);
    }

    /// <summary>Setup objects stand alone.</summary>
    public static void CheckMixture(IEnumerable<SObjectType> types)
    {
        var distinct = types.Distinct().ToList();
        if (distinct.Count > 1 && distinct.Find(t => setup.Contains(t.Name)) is { } one)
            throw new SalesforceException("MIXED_DML_OPERATION",
                $"DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): {one.Name}, original object: {distinct.First(t => t != one).Name}");
    }
}
