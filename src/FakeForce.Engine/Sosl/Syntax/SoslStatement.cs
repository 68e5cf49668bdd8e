using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Sosl.Syntax;

/// <summary>A FIND statement as written: names are not resolved yet.</summary>
internal sealed record SoslStatement
{
    /// <summary>The text between the braces, from its first character up to the closing brace.</summary>
    public required int SearchStart { get; init; }
    public required int SearchEnd { get; init; }

    /// <summary>What that text asks for; null if it is too long to find anything.</summary>
    public required SearchNode? Query { get; init; }

    /// <summary>ALL, NAME, EMAIL, PHONE or SIDEBAR.</summary>
    public Word? SearchGroup { get; init; }

    /// <summary>Empty where every searchable object is meant.</summary>
    public IReadOnlyList<FieldSpec> Returning { get; init; } = [];
    public IReadOnlyList<WithOption> With { get; init; } = [];
    public Count? Limit { get; init; }

    /// <summary>TRACKING and VIEWSTAT of the UPDATE clause.</summary>
    public IReadOnlyList<Word> Update { get; init; } = [];
}

/// <summary>
/// A WITH clause: its name in capitals and its value, without quotes; empty for clauses without one, null for NULL.
/// <paramref name="IsList"/> is true behind IN.
/// </summary>
internal sealed record WithOption(string Name, string? Value, bool IsList, int Position);
