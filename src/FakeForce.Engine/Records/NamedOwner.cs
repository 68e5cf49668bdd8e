using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>Whom metadata names: a user by the username, a queue by its developer name.</summary>
internal static class NamedOwner
{
    public static RecordId? Find(Transaction transaction, string? type, string name)
    {
        var (table, field) = type == "Queue" ? ("Group", "DeveloperName") : ("User", "Username");
        var found = transaction.Catalog[table];
        return ExternalIds.Find(transaction, found, found[field], Value.Of(name)) is [var id, ..] ? id : null;
    }
}
