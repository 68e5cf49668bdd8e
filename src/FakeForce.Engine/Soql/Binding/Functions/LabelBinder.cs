using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>toLabel(): which fields have labels (SOQL and SOSL reference, "toLabel()").</summary>
internal static class LabelBinder
{
    private const string CurrencyCode = "CurrencyIsoCode", Division = "Division";

    public static BoundPath Bind(FunctionCall call, QueryScope scope)
    {
        var path = FieldArgument.Of(call, scope);
        var field = path.Field;
        if (IsRecordTypeName(path)) return path;
        if (field?.Type.Name is not ("picklist" or "multipicklist")) throw scope.Statement.Error(SoqlErrors.FieldLacksFunction(FunctionNames.ToLabel, path.LeafName), call.Position);
        // A list that is not known (currencies, divisions, some standard picklists) has labels that are not known either.
        if (field.PicklistValues.Count == 0) throw scope.Statement.NotYet($"{FunctionNames.ToLabel}({path.LeafName}), whose labels are not known here,", call.Position);
        return path;
    }

    /// <summary>In WHERE neither the codes of currencies and divisions nor the names of record types can be compared by label.</summary>
    public static BoundPath BindFilter(FunctionCall call, QueryScope scope)
    {
        var path = FieldArgument.Of(call, scope);
        if (path.LeafName is CurrencyCode or Division || IsRecordTypeName(path)) throw scope.Statement.Error(SoqlErrors.NotFilterable(path.LeafName), call.Position);
        return Bind(call, scope) with { AsLabel = true, Position = call.Position };
    }

    private static bool IsRecordTypeName(BoundPath path) => path.Field?.Name == "Name" && OwnerOf(path.Root) == "RecordType";

    private static string? OwnerOf(PathStep step) => step switch
    {
        LeafStep leaf => leaf.Type.Name,
        ParentStep { Targets: [var only] } => OwnerOf(only.Next),
        _ => null,
    };
}
