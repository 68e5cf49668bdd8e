using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>What must be right before a job is made.</summary>
internal static class NewIngestJob
{
    /// <summary>The job's words in the catalogue's spelling.</summary>
    public static NewJob Check(NewJob wanted, Catalog catalog)
    {
        if (!catalog.TryFind(wanted.Object, out var type)) throw JobErrors.NoSuchObject(wanted.Object);
        if (!IsSupported(type, wanted.Operation)) throw JobErrors.NotSupported(type.Name);
        return wanted with { Object = type.Name, ExternalIdFieldName = wanted.Operation == BulkOperation.Upsert ? KeyOf(wanted, type) : wanted.ExternalIdFieldName };
    }

    private static bool IsSupported(SObjectType type, BulkOperation operation) => operation switch
    {
        BulkOperation.Insert => type.Is(SObjectFlags.Createable),
        BulkOperation.Update => type.Is(SObjectFlags.Updateable),
        BulkOperation.Upsert => type.Is(SObjectFlags.Createable) && type.Is(SObjectFlags.Updateable),
        _ => type.Is(SObjectFlags.Deletable),
    };

    private static string KeyOf(NewJob wanted, SObjectType type)
    {
        if (string.IsNullOrWhiteSpace(wanted.ExternalIdFieldName)) throw JobErrors.NoExternalId(type.Name);
        if (type.TryField(wanted.ExternalIdFieldName, out var key) && (ReferenceEquals(key, type.Id) || ExternalIds.MayIdentify(key))) return key.Name;
        throw JobErrors.WrongExternalId(wanted.ExternalIdFieldName, type.Name);
    }
}
