namespace FakeForce.Engine.Metadata;

/// <summary>A text that formulas and flows name as <c>$Label.Name</c>.</summary>
public sealed record CustomLabel(string FullName, string Value = "");
