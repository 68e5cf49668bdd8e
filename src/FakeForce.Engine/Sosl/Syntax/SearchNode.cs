namespace FakeForce.Engine.Sosl.Syntax;

/// <summary>What a record must have in its fields to be found.</summary>
internal abstract record SearchNode;

/// <summary>
/// Words that stand behind each other in one field. <paramref name="Separators"/> has what must stand before, between and
/// after them, without blanks; empty where anything may. A term without words is found nowhere.
/// </summary>
internal sealed record SearchTerm(IReadOnlyList<WordPattern> Words, IReadOnlyList<string> Separators) : SearchNode;

/// <summary>
/// Operands with AND or AND NOT between them: <paramref name="Negated"/>[i] says which stands before operand i + 1. They
/// are evaluated from right to left, so that <c>a AND NOT b AND c</c> is <c>a AND NOT (b AND c)</c> (SOQL and SOSL
/// reference, "FIND").
/// </summary>
internal sealed record SearchChain(IReadOnlyList<SearchNode> Operands, IReadOnlyList<bool> Negated) : SearchNode;

internal sealed record SearchEither(IReadOnlyList<SearchNode> Alternatives) : SearchNode;
