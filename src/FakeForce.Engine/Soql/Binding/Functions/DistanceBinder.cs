using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>
/// DISTANCE(field, field | GEOLOCATION(latitude, longitude), 'mi' | 'km'). The field comes first, and the result can only be
/// less or greater than a number (SOQL and SOSL reference, "Location-Based SOQL Queries").
/// </summary>
internal sealed class DistanceBinder(QueryScope scope)
{
    private readonly Statement statement = scope.Statement;

    public BoundDistance BindFilter(Comparison comparison)
    {
        var function = Bind((FunctionCall)comparison.Left);
        if (comparison.Operator is not (ComparisonOperator.Less or ComparisonOperator.Greater)) throw statement.Error(SoqlErrors.InvalidOperator("distance"), comparison.Position);
        if (comparison.Right.Kind != LiteralKind.Number) throw statement.Error(SoqlErrors.MustNotBeQuoted(FunctionNames.Distance, "double"), comparison.Right.Position);
        return new BoundDistance(function, comparison.Operator == ComparisonOperator.Less, comparison.Right.Number);
    }

    public DistanceBetween Bind(FunctionCall call)
    {
        if (call.Arguments is not [var from, var to, var unit]) throw statement.Error(SoqlErrors.UnexpectedToken(call.Arguments.Count > 3 ? "," : ")"), call.Position);
        if (from is not FieldPath field) throw Unexpected(from);
        return new DistanceBetween(PlaceOf(field), to is FieldPath other ? PlaceOf(other) : FixedPlaceOf(to), IsMiles(unit));
    }

    private FieldPlace PlaceOf(FieldPath written)
    {
        var path = scope.Resolve(written);
        if (path.Field?.Type.Name is not ("address" or "location")) throw statement.Error(SoqlErrors.FieldLacksFunction(FunctionNames.Distance, path.LeafName), path.Position);
        return new FieldPlace(Part(path, "Latitude"), Part(path, "Longitude"));
    }

    private FixedPlace FixedPlaceOf(Operand operand)
    {
        if (!operand.Is(FunctionNames.Geolocation)) throw Unexpected(operand);
        var arguments = ((FunctionCall)operand).Arguments;
        if (arguments is not [LiteralOperand { Literal: { Kind: LiteralKind.Number } latitude }, LiteralOperand { Literal: { Kind: LiteralKind.Number } longitude }])
            throw Unexpected(arguments.FirstOrDefault(a => a is not LiteralOperand { Literal.Kind: LiteralKind.Number }) ?? operand);
        if (Math.Abs(latitude.Number) > 90) throw Unexpected(arguments[0]);
        if (Math.Abs(longitude.Number) > 180) throw Unexpected(arguments[1]);
        return new FixedPlace(latitude.Number, longitude.Number);
    }

    private bool IsMiles(Operand unit) => unit is LiteralOperand { Literal: { Kind: LiteralKind.String, Text: var text } }
        ? text.ToUpperInvariant() switch { "MI" => true, "KM" => false, _ => throw Unexpected(unit) }
        : throw Unexpected(unit);

    // BillingLatitude of BillingAddress, Spot__Latitude__s of Spot__c.
    private BoundPath Part(BoundPath compound, string part)
    {
        var root = WithLeaf(compound.Root, leaf => PartOf(leaf, part) is { } field ? new LeafStep(leaf.Type, field)
            : throw statement.NotYet($"{FunctionNames.Distance}() of {leaf.Field.Name}, which has no {part},", compound.Position));
        return compound with { Root = root, Kind = LeafKind.Double };
    }

    private static Field? PartOf(LeafStep leaf, string part) =>
        leaf.Type.Fields.FirstOrDefault(f => f.CompoundFieldName == leaf.Field.Name && (f.Name.EndsWith(part, StringComparison.Ordinal) || f.Name.EndsWith(part + "__s", StringComparison.Ordinal)));

    private static PathStep WithLeaf(PathStep step, Func<LeafStep, LeafStep> other) => step switch
    {
        LeafStep leaf => other(leaf),
        ParentStep parent => parent with { Targets = [.. parent.Targets.Select(t => t with { Next = WithLeaf(t.Next, other) })] },
        _ => step,
    };

    private SalesforceException Unexpected(Operand operand) => statement.Error(SoqlErrors.UnexpectedToken(OperandText.FirstToken(operand)), operand.Position);
}
