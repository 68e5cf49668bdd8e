using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Sosl;

/// <summary>One object to suggest records of: the fields to show beside Id and its name, and a WHERE condition or null.</summary>
public sealed record SuggestedObject(SObjectType Type, IReadOnlyList<string> Fields, string? Where);

/// <summary>Records whose names go on from what was typed, object after object; more exist if <paramref name="HasMore"/>.</summary>
public sealed record Suggestions(IReadOnlyList<FoundRecords> Objects, bool HasMore);
