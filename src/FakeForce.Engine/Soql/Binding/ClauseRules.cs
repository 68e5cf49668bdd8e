using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// Clauses that only some callers may write. Over the API the words that Apex alone knows are unexpected tokens (observed
/// for ALL ROWS; the others are of the same kind).
/// </summary>
internal static class ClauseRules
{
    /// <summary>The first API version with USING SCOPE.</summary>
    private const int ScopeSince = 32;

    /// <summary>The first API version with OFFSET.</summary>
    private const int OffsetSince = 24;

    public static void Check(Query query, Statement statement, int level, bool isSemiJoin)
    {
        var isInner = level > 0 || isSemiJoin;
        if (query.Scope is { } scope && statement.ApiVersion < ScopeSince) throw Unexpected(statement, "USING", scope.Position);
        if (query.Scope is { } inner && isInner) throw statement.Error(SoqlErrors.ScopeWithSubSelect, inner.Position);
        if (query.Offset is { } offset && statement.ApiVersion < OffsetSince) throw Unexpected(statement, "OFFSET", offset.Position);
        if (query.With is { } with) CheckWith(with, statement, isInner);
        foreach (var update in query.Update) throw statement.NotYet("UPDATE " + update.Text.ToUpperInvariant() + ", which counts views of articles,", update.Position);
        if (query.AllRows is { } all && (!statement.IsApex || isInner)) throw Unexpected(statement, all.Text, all.Position);
        foreach (var purpose in query.For)
            if (purpose.Is("UPDATE")) CheckLock(query, purpose, statement, isInner);
    }

    // Locking makes no difference here, since every transaction of an org runs alone; what it forbids still does.
    private static void CheckLock(Query query, Word purpose, Statement statement, bool isInner)
    {
        if (!statement.IsApex || isInner || query.For.Count > 1) throw Unexpected(statement, purpose.Text, purpose.Position);
        if (query.OrderBy is [var ordering, ..]) throw Unexpected(statement, "ORDER", ordering.Operand.Position);
    }

    // The org has no field-level security and no sharing, so the three modes of Apex see the same rows and fields. The
    // other filters belong to features that the org lacks: data categories, profile feeds, record visibility.
    private static void CheckWith(WithClause with, Statement statement, bool isInner)
    {
        switch (with.Text)
        {
            case "SECURITY_ENFORCED" or "USER_MODE" or "SYSTEM_MODE":
                if (!statement.IsApex || isInner) throw Unexpected(statement, with.Text, with.Position);
                break;
            case "DATA CATEGORY" or "USERID" or "RECORDVISIBILITYCONTEXT":
                throw statement.NotYet("WITH " + with.Text, with.Position);
            default:
                throw Unexpected(statement, with.Text, with.Position);
        }
    }

    private static SalesforceException Unexpected(Statement statement, string token, int position) =>
        statement.Error(SoqlErrors.UnexpectedToken(token), position);
}
