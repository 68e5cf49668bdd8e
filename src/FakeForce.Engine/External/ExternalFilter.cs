using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>Which rows of an external table are wanted, in no external system's words.</summary>
public abstract record ExternalFilter;

public sealed record ExternalAnd(IReadOnlyList<ExternalFilter> Parts) : ExternalFilter;

public sealed record ExternalOr(IReadOnlyList<ExternalFilter> Parts) : ExternalFilter;

public sealed record ExternalNot(ExternalFilter Inner) : ExternalFilter;

/// <summary>A column against a constant. Null is a constant too, with Equal and NotEqual alone.</summary>
public sealed record ExternalComparison(Field Field, ExternalOperator Operator, Value Value) : ExternalFilter;

/// <summary>A search: the phrase stands in one of the fields.</summary>
public sealed record ExternalContains(Field Field, string Phrase) : ExternalFilter;

/// <summary>What is known without asking, such as that no row has a record id that the org never gave.</summary>
internal sealed record ExternalConstant(bool Holds) : ExternalFilter;

public enum ExternalOperator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

public sealed record ExternalOrder(Field Field, bool Descending);
