namespace FakeForce.Engine.Formula.Syntax;

/// <summary>The syntax tree. Operators are calls of functions that are named by their signs.</summary>
internal abstract record Expression(int Position);

internal sealed record NumberLiteral(decimal Value, int Position) : Expression(Position);

internal sealed record TextLiteral(string Value, int Position) : Expression(Position);

internal sealed record TruthLiteral(bool Value, int Position) : Expression(Position);

internal sealed record NullLiteral(int Position) : Expression(Position);

/// <summary>A field, with the path to it: <c>Account.Owner:User.Name</c>, <c>$User.Id</c>.</summary>
internal sealed record Reference(string Path, int Position) : Expression(Position);

internal sealed record Call(string Name, IReadOnlyList<Expression> Arguments, int Position) : Expression(Position);
