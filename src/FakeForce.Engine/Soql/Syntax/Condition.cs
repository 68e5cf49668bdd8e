namespace FakeForce.Engine.Soql.Syntax;

internal abstract record Condition(int Position);

internal sealed record AndCondition(IReadOnlyList<Condition> Parts) : Condition(Parts[0].Position);

internal sealed record OrCondition(IReadOnlyList<Condition> Parts) : Condition(Parts[0].Position);

internal sealed record NotCondition(Condition Inner, int Position) : Condition(Position);

internal enum ComparisonOperator : byte { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Like }

internal sealed record Comparison(Operand Left, ComparisonOperator Operator, Literal Right) : Condition(Left.Position);

internal enum ListOperator : byte { In, NotIn, Includes, Excludes }

internal sealed record ListComparison(Operand Left, ListOperator Operator, IReadOnlyList<Literal> Values) : Condition(Left.Position);

internal sealed record SemiJoin(Operand Left, bool Negated, Query Inner) : Condition(Left.Position);
