using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>Gives a literal the type of the field it is compared with, or says what Salesforce says about the mismatch.</summary>
internal sealed class ConstantBinder(Statement statement)
{
    public Constant Bind(BoundPath path, Literal literal)
    {
        if (literal.Kind == LiteralKind.Parameter) literal = statement.Parameters.LiteralFor(literal, path.Kind);
        if (literal.Kind == LiteralKind.Null) return default;
        if (path.Function is not null && literal.Kind == LiteralKind.DateLiteral) throw statement.Error(SoqlErrors.UnexpectedToken(literal.Text), literal.Position);
        if (literal.Kind == LiteralKind.Currency) return CurrencyBinder.Literal(path, literal, statement);
        return path.Kind switch
        {
            LeafKind.Id or LeafKind.Reference => new(Id(path, literal)),
            LeafKind.Boolean => new(Value.Of(Expect(path, literal, literal.Kind is LiteralKind.True or LiteralKind.False).Kind == LiteralKind.True)),
            LeafKind.Integer or LeafKind.Double => new(Value.Of(Expect(path, literal, literal.Kind == LiteralKind.Number).Number)),
            LeafKind.Date => Day(path, literal, LiteralKind.Date),
            LeafKind.DateTime => Day(path, literal, LiteralKind.DateTime),
            LeafKind.Time => new(Value.Of(Expect(path, literal, literal.Kind == LiteralKind.Time).Integer)),
            _ => new(Value.Of(Text(path, literal).Text)),
        };
    }

    public Literal Text(BoundPath path, Literal literal)
    {
        if (literal.Kind == LiteralKind.Parameter) literal = statement.Parameters.LiteralFor(literal, path.Kind);
        return literal.Kind == LiteralKind.String ? literal : throw statement.Error(SoqlErrors.MustBeQuoted(path.LeafName, path.Kind.Shown()), path.Position);
    }

    private Value Id(BoundPath path, Literal literal)
    {
        if (literal.Kind != LiteralKind.String) throw statement.Error(SoqlErrors.MustBeQuoted(path.LeafName, path.Kind.Shown()), path.Position);
        if (literal.Text.Length == 0) return Value.Null;
        return RecordId.TryParse(literal.Text, out var id) ? Value.Of(id) : throw statement.Error(SoqlErrors.InvalidId(literal.Text), path.Position);
    }

    private Constant Day(BoundPath path, Literal literal, LiteralKind kind)
    {
        if (literal.Kind == LiteralKind.DateLiteral) return new Constant(Value.Null, literal);
        return new(Value.Of(Expect(path, literal, literal.Kind == kind).Integer));
    }

    private Literal Expect(BoundPath path, Literal literal, bool fits) =>
        fits ? literal : throw statement.Error(SoqlErrors.MustNotBeQuoted(path.LeafName, path.Kind.Shown()), path.Position);
}
