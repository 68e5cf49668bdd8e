using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>A search: the phrase stands in one of the fields.</summary>
public sealed record ExternalContains(Field Field, string Phrase) : ExternalFilter;
