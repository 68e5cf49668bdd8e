namespace FakeForce.Engine.Rules.Workflow;

/// <summary>What a field is to criteria.</summary>
internal enum CriteriaKind { Text, Choices, Number, Truth, Link }
