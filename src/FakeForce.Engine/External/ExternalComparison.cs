using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>A column against a constant. Null is a constant too, with Equal and NotEqual alone.</summary>
public sealed record ExternalComparison(Field Field, ExternalOperator Operator, Value Value) : ExternalFilter;
