namespace FakeForce.Engine.Bulk;

/// <summary>What a job does with its rows. The API writes the names in lower camel case.</summary>
public enum BulkOperation : byte { Insert, Update, Upsert, Delete, HardDelete, Query, QueryAll }

public static class BulkOperations
{
    private static readonly string[] names = ["insert", "update", "upsert", "delete", "hardDelete", "query", "queryAll"];

    public static string NameOf(BulkOperation operation) => names[(int)operation];

    public static bool IsQuery(this BulkOperation operation) => operation >= BulkOperation.Query;

    /// <summary>Case counts (Bulk API 2.0 guide, "Create a Job").</summary>
    public static bool TryParse(string name, out BulkOperation operation)
    {
        var index = Array.IndexOf(names, name);
        operation = (BulkOperation)Math.Max(index, 0);
        return index >= 0;
    }
}
