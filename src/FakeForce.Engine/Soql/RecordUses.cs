using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql;

/// <summary>What a query says its rows are fetched for.</summary>
[Flags]
internal enum RecordUse : byte { None = 0, View = 1, Reference = 2 }

/// <summary>
/// FOR VIEW and FOR REFERENCE: stamp LastViewedDate and LastReferencedDate that the user sees in the rows found, and put
/// them on the user's list of recent records (SOQL and SOSL reference, "FOR VIEW and FOR REFERENCE").
/// </summary>
internal static class RecordUses
{
    /// <summary>Recent records of one sObject that are kept.</summary>
    private const int MostRecent = 200;

    private static readonly (RecordUse Use, string Purpose, string Field)[] table =
        [(RecordUse.View, "VIEW", "LastViewedDate"), (RecordUse.Reference, "REFERENCE", "LastReferencedDate")];

    public static RecordUse Bind(Query query, SObjectType type, Statement statement, int level)
    {
        var uses = RecordUse.None;
        foreach (var purpose in query.For)
            foreach (var (use, name, field) in table)
                if (purpose.Is(name)) uses |= Allowed(query, type, level, field) ? use : throw statement.NotYet($"FOR {name} here", purpose.Position);
        return uses;
    }

    /// <summary>Writes the stamps as one transaction.</summary>
    public static void Write(Org org, QueryResult result, QueryContext context)
    {
        if (result.Use == RecordUse.None) return;
        var type = result.Shape.Type;
        org.WriteAsync(transaction =>
        {
            UseStamps.Write(transaction, context.UserId, type, [.. result.Ids.Where(id => transaction.Find(type, id).IsLive)], result.Use);
            return true;
        }).AsTask().GetAwaiter().GetResult();
        foreach (var id in result.Ids.TakeLast(MostRecent)) org.Recent.Touch(context.UserId, id);
    }

    // Only rows of objects with both dates can be recently viewed (Object Reference, "RecentlyViewed"); groups are no
    // records, and what Salesforce does with the rows of sub-queries is not known.
    private static bool Allowed(Query query, SObjectType type, int level, string field) =>
        level == 0 && type.TryField(field, out _) && !AggregateBinder.IsFor(query) && !Binder.IsCount(query);
}
