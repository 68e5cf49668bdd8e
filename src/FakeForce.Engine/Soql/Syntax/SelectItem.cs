namespace FakeForce.Engine.Soql.Syntax;

/// <summary>One entry of the SELECT list.</summary>
internal abstract record SelectItem(int Position);

internal sealed record OperandItem(Operand Operand, Word? Alias) : SelectItem(Operand.Position);

internal sealed record SubQueryItem(Query Query) : SelectItem(Query.Position);

/// <summary>FIELDS(ALL), FIELDS(STANDARD) or FIELDS(CUSTOM).</summary>
internal sealed record FieldsItem(Word Group, int Position) : SelectItem(Position);

internal sealed record TypeOfItem(FieldPath Path, IReadOnlyList<TypeOfBranch> Branches, IReadOnlyList<FieldPath> Else, int Position) : SelectItem(Position);

internal sealed record TypeOfBranch(Word Type, IReadOnlyList<FieldPath> Fields);
