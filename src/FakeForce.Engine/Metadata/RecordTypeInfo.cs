using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Metadata;

/// <summary>A record type as describe tells it to one user.</summary>
/// <param name="Id">012000000000000AAA for the master, which has no row.</param>
/// <param name="IsDefault">The one of records that name none.</param>
public sealed record RecordTypeInfo(string Id, string Name, string DeveloperName, bool IsActive, bool IsAvailable, bool IsDefault, bool IsMaster)
{
    private const string Master = "012000000000000AAA";

    /// <summary>Those of an sObject, the master last.</summary>
    public static IReadOnlyList<RecordTypeInfo> Of(OrgState state, SObjectType type, RecordId user)
    {
        var found = new List<RecordTypeInfo>();
        if (type.TryField("RecordTypeId", out _) && state.Catalog.TryFind("RecordType", out var rows)) found.AddRange(Rows(state, rows, type.Name, RecordTypeAccess.Of(state.AccessOf(user), state.Catalog, () => state, user)));
        found.Add(new(Master, "Master", "Master", IsActive: true, IsAvailable: true, IsDefault: !found.Any(one => one.IsDefault), IsMaster: true));
        return found;
    }

    private static IEnumerable<RecordTypeInfo> Rows(OrgState state, SObjectType rows, string sobject, RecordTypeAccess access)
    {
        var (of, name, developerName, active) = (rows["SobjectType"], rows["Name"], rows["DeveloperName"], rows["IsActive"]);
        var (table, chosen) = (state.TableOf(rows), access.DefaultOf(sobject));
        for (var number = 1; number <= table.Count; number++)
        {
            if (table.RowAt(number) is not { IsLive: true } row || row.Get(of) is not { IsNull: false } owner || !owner.AsText.Equals(sobject, StringComparison.OrdinalIgnoreCase)) continue;
            var own = row.Get(developerName).AsText;
            yield return new(rows.IdOf(number).ToString(), row.Get(name).AsText, own, row.Boolean(active.Ordinal), access.IsAvailable(sobject, own), own.Equals(chosen, StringComparison.OrdinalIgnoreCase), IsMaster: false);
        }
    }
}
