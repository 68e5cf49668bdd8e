using System.Collections.Frozen;

namespace FakeForce.Engine.Soql.Syntax;

/// <summary>SOQL reserves words only as aliases (SOQL and SOSL reference, "Reserved keywords").</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "AND", "ASC", "DESC", "EXCLUDES", "FIRST", "FROM", "GROUP", "HAVING", "IN", "INCLUDES", "LAST", "LIKE", "LIMIT",
        "NOT", "NULL", "NULLS", "OR", "SELECT", "USING", "WHERE", "WITH");

    // These may be aliases in Salesforce's list, but behind an object they can only begin the next clause.
    private static readonly FrozenSet<string> ClauseStarts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "ORDER", "OFFSET", "FOR", "UPDATE", "ALL");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ReservedSpans = Reserved.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ClauseSpans = ClauseStarts.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsReserved(ReadOnlySpan<char> word) => ReservedSpans.Contains(word);
    public static bool StartsClause(ReadOnlySpan<char> word) => ClauseSpans.Contains(word) || IsReserved(word);
}
