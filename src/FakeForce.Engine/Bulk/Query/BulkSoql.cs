using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Bulk.Query;

/// <summary>
/// Which SOQL a job may run (Bulk API 2.0 guide, "Create a Query Job": no GROUP BY, OFFSET, TYPEOF, aggregate functions,
/// compound fields, or sub-queries). The texts about sub-queries, compound data and blobs are observed; the others follow them.
/// </summary>
internal static class BulkSoql
{
    private const int FirstVersion = 47;

    /// <summary>Throws what is wrong with the query, and gives the sObject that it is of.</summary>
    public static string Check(Org org, NewJob wanted, Caller caller)
    {
        if (caller.ApiVersion < FirstVersion) throw JobErrors.NotFound();
        return SObjectOf(org, wanted.Query, caller);
    }

    /// <summary>The same for SOQL alone, in any version.</summary>
    public static string SObjectOf(Org org, string? soql, Caller caller)
    {
        var context = new QueryContext(caller.UserId, TimeZoneInfo.Utc, org.Clock.GetUtcNow(), caller.ApiVersion);
        var bound = org.Queries.Bind(org.State, soql, context);
        CheckClauses(Parser.Parse(soql), bound);
        CheckColumns(bound.Shape);
        return bound.Type.Name;
    }

    private static void CheckClauses(Soql.Syntax.Query written, BoundQuery bound)
    {
        if (bound.Children.Count > 0) throw Refused("Aggregate Relationships not supported in Bulk Query");
        if (bound.IsCount || bound.Grouping is not null) throw Refused("Aggregate functions and GROUP BY not supported in Bulk Query"); // ours
        if (written.Offset is not null) throw Refused("OFFSET not supported in Bulk Query"); // ours
        if (written.Select.Any(item => item is TypeOfItem)) throw Refused("TYPEOF not supported in Bulk Query"); // ours
    }

    private static void CheckColumns(Shape shape)
    {
        foreach (var column in shape.Columns)
        {
            if (column is FieldColumn { Field.Type.Name: "address" or "location" }) throw Refused("Selecting compound data not supported in Bulk Query");
            if (column is FieldColumn { Field.Type.Storage: StorageKind.Blob }) throw Refused("Blob field not supported in Bulk V2 Query with CSV content type");
            if (column is ParentColumn parent)
                foreach (var target in parent.Shapes) CheckColumns(target);
        }
    }

    private static SalesforceException Refused(string text) => new("API_ERROR", text);
}
