using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>A row of the sObject User at one moment.</summary>
public sealed class User
{
    private readonly SObjectType type;
    private readonly Row row;

    private User(SObjectType type, RecordId id, Row row) => (this.type, Id, this.row) = (type, id, row);

    public RecordId Id { get; }
    public string Username => this["Username"] ?? "";
    public bool IsActive => type.TryField("IsActive", out var found) && row.Boolean(found.Ordinal);
    public RecordId ProfileId => type.TryField("ProfileId", out var found) ? row.Reference(found.Ordinal) : default;

    /// <summary>A field as text; null where it is null or the org's schema lacks it.</summary>
    public string? this[string field] =>
        type.TryField(field, out var found) && row.Get(found) is { IsNull: false } value ? value.ToString() : null;

    /// <summary>A date-time field.</summary>
    public DateTimeOffset? Moment(string field) =>
        type.TryField(field, out var found) && row.Has(found.Ordinal) ? DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(found.Ordinal)) : null;

    public static bool TryFind(OrgState state, RecordId id, [NotNullWhen(true)] out User? user) =>
        TryMake(UserTables.UserType(state.Catalog), id, state.Find(UserTables.UserType(state.Catalog), id), out user);

    internal static bool TryFind(Transaction transaction, RecordId id, [NotNullWhen(true)] out User? user) =>
        TryMake(UserTables.UserType(transaction.Catalog), id, transaction.Find(UserTables.UserType(transaction.Catalog), id), out user);

    /// <summary>By Username, whatever its case.</summary>
    internal static bool TryFind(Transaction transaction, string username, [NotNullWhen(true)] out User? user)
    {
        var type = UserTables.UserType(transaction.Catalog);
        var name = type.TryField("Username", out var field) ? field : type.Id;
        foreach (var number in transaction.Lookup(type, name, IndexKey.Of(Value.Of(username))))
        {
            var id = new RecordId(type.KeyPrefix!.Value, number);
            if (TryMake(type, id, transaction.Find(type, id), out user) && user.Username.Equals(username, StringComparison.OrdinalIgnoreCase)) return true;
        }
        user = null;
        return false;
    }

    private static bool TryMake(SObjectType type, RecordId id, Row row, [NotNullWhen(true)] out User? user)
    {
        user = row.IsLive && id.Prefix == type.KeyPrefix ? new User(type, id, row) : null;
        return user is not null;
    }
}
