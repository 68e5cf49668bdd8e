using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Formula.Records;

/// <summary>The step that a global's path stands for, from the names behind the first one.</summary>
internal delegate Node? GlobalReading(RecordScope scope, string path, string rest, int position);

/// <summary>
/// The names that begin with $ (Help, "Global Variables"). Those of whose model the org has nothing are refused by name; a model that
/// comes is one more row of the table.
/// </summary>
internal static class Globals
{
    private static readonly Dictionary<string, GlobalReading> known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["$User"] = (scope, path, rest, at) => OfUser(scope, rest, path, at),
        ["$Profile"] = (scope, path, rest, at) => OfUser(scope, "Profile." + rest, path, at),
        ["$UserRole"] = (scope, path, rest, at) => OfUser(scope, "UserRole." + rest, path, at),
        ["$Organization"] = OfOrganization,
        ["$Api"] = ServerUrls.Of,
        ["$ObjectType"] = FieldNamed,
        ["$CustomMetadata"] = OfMetadata,
        ["$Setup"] = Settings.Of,
        ["$Label"] = (scope, _, rest, _) => scope.Catalog.Names.Labels.TryGetValue(rest, out var label) ? new Constant<string>(FormulaType.Text, label) : null,
        ["$Permission"] = OfPermission,
        ["$RecordType"] = (scope, path, rest, at) => scope.Walk(scope.Type, "RecordType." + rest, path, at),
        // "represents the literal value of 1900-01-01 00:00:00" (Help, "Global Variables", $System).
        ["$System"] = (_, _, rest, _) => rest.Equals("OriginDateTime", StringComparison.OrdinalIgnoreCase) ? new Constant<long>(FormulaType.DateTime, -2_208_988_800_000) : null,
    };

    private static readonly HashSet<string> unsupported = new(StringComparer.OrdinalIgnoreCase) { "$Site", "$Network" };

    public static Node Resolve(RecordScope scope, string path, int position)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? path : path[..dot];
        if (unsupported.Contains(name)) throw FormulaProblems.Unsupported($"{name} in formulas", position);
        if (dot < 0 || !known.TryGetValue(name, out var reading)) throw FormulaProblems.NoField(path, position);
        return reading(scope, path, path[(dot + 1)..], position) ?? throw FormulaProblems.NoField(path, position);
    }

    private static Node OfUser(RecordScope scope, string rest, string path, int position)
    {
        var users = scope.Catalog["User"];
        return Places.Read(scope.Walk(users, rest, path, position), frame => (frame.UserId, frame.Find(users, frame.UserId)), path);
    }

    // $ObjectType.Zip__c.Fields.City__c
    private static NamedField? FieldNamed(RecordScope scope, string path, string rest, int position)
    {
        if (rest.Split('.') is not [var sobject, var word, var name] || !word.Equals("Fields", StringComparison.OrdinalIgnoreCase)) return null;
        return scope.Catalog.TryFind(sobject, out var type) && type.TryField(name, out var field) ? new NamedField(type, field, scope.Walk(type, name, path, position)) : null;
    }

    // $CustomMetadata.Rate__mdt.Standard.Percent__c: type, record, field.
    private static Node? OfMetadata(RecordScope scope, string path, string rest, int position)
    {
        if (rest.Split('.', 3) is not [var name, var record, var field] || !scope.Catalog.TryFind(name, out var type) || !type.TryField("DeveloperName", out var key)) return null;
        var wanted = Value.Of(record);
        return Places.Read(scope.Walk(type, field, path, position), frame => frame.FindBy(type, key, wanted), path);
    }

    private static Node? OfPermission(RecordScope scope, string path, string rest, int position) => !scope.Catalog.Names.CustomPermissions.Contains(rest) ? null
        : new Read<bool>(FormulaType.Boolean, (FormulaFrame frame, out bool has) =>
        {
            has = frame.Permits?.Invoke(rest) ?? throw new InvalidOperationException("formulas of this place know no permissions");
            return true;
        });

    private static Node OfOrganization(RecordScope scope, string path, string rest, int position)
    {
        var organizations = scope.Catalog["Organization"];
        return Places.Read(scope.Walk(organizations, rest, path, position), frame => (frame.OrganizationId, frame.Find(organizations, frame.OrganizationId)), path);
    }
}
