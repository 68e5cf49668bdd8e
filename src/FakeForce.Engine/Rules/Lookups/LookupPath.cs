using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Lookups;

/// <summary>The field that a part of a look-up filter names (Metadata API Developer Guide, "LookupFilter"): $Source, $User, $Profile, $UserRole, or the target.</summary>
internal static class LookupPath
{
    /// <summary>Throws <see cref="FormatException"/> for a name that leads nowhere. The frame has the target at hand and the source as its data.</summary>
    public static CriteriaPath Find(string path, SObjectType source, SObjectType target, Catalog catalog)
    {
        if (!path.StartsWith('$')) return CriteriaPath.Find(path, target, catalog);
        if (path.Split('.', 2) is not [var global, var rest]) throw new FormatException($"{path} names no field");
        var users = catalog["User"];
        return global.ToUpperInvariant() switch
        {
            "$SOURCE" => Seen(CriteriaPath.Find(rest, source, catalog), frame => frame.Data is (RecordId id, Row row) ? (id, row) : default),
            "$USER" => Seen(CriteriaPath.Find(rest, users, catalog), frame => (frame.UserId, frame.Find(users, frame.UserId))),
            "$PROFILE" => Seen(CriteriaPath.Find("Profile." + rest, users, catalog), frame => (frame.UserId, frame.Find(users, frame.UserId))),
            "$USERROLE" => Seen(CriteriaPath.Find("UserRole." + rest, users, catalog), frame => (frame.UserId, frame.Find(users, frame.UserId))),
            _ => throw new FormatException($"{path} names no field"),
        };
    }

    private static CriteriaPath Seen(CriteriaPath path, Elsewhere from)
    {
        if (path.Where is not { } further) return path with { Where = from };
        return path with
        {
            Where = frame =>
            {
                var (own, ownId) = (frame.Row, frame.Id);
                (frame.Id, frame.Row) = from(frame);
                var found = further(frame);
                (frame.Row, frame.Id) = (own, ownId);
                return found;
            },
        };
    }
}
