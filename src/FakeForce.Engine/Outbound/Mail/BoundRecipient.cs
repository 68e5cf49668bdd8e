using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Mail;

/// <summary>Whom an alert goes to, bound to the schema (Metadata API guide, "WorkflowAlert": ActionEmailRecipientTypes).</summary>
internal sealed class BoundRecipient
{
    private static readonly Dictionary<string, Func<AlertRecipient, SObjectType, Catalog, Func<Transaction, Row, IEnumerable<Addressee>>>> kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["owner"] = (_, type, _) => Person(FieldOf("OwnerId", type)),
        ["creator"] = (_, type, _) => Person(FieldOf("CreatedById", type)),
        ["userLookup"] = (one, type, _) => Person(Reference(one, type, "User")),
        ["contactLookup"] = (one, type, _) => Person(Reference(one, type, "Contact", "Lead")),
        ["accountOwner"] = (_, type, catalog) => OwnerOfAccount(type, catalog),
        ["email"] = (one, type, _) => Address(FieldOf(one.Field, type)),
        ["user"] = (one, _, _) => User(Named(one)),
        ["role"] = (one, _, _) => Role(Named(one), withSubordinates: false),
        ["roleSubordinates"] = (one, _, _) => Role(Named(one), withSubordinates: true),
        ["roleSubordinatesInternal"] = (one, _, _) => Role(Named(one), withSubordinates: true),
        ["group"] = (one, _, _) => Group(Named(one)),
    };

    private readonly Func<Transaction, Row, IEnumerable<Addressee>> find;

    private BoundRecipient(Func<Transaction, Row, IEnumerable<Addressee>> find) => this.find = find;

    public IEnumerable<Addressee> Of(Transaction transaction, Row row) => find(transaction, row);

    /// <summary>Throws <see cref="FormatException"/> for one that does not fit.</summary>
    public static BoundRecipient Bind(AlertRecipient recipient, SObjectType type, Catalog catalog) => kinds.TryGetValue(recipient.Type, out var kind) ? new(kind(recipient, type, catalog))
        : throw new FormatException($"recipients: the type is {recipient.Type}; FakeForce knows {string.Join(", ", kinds.Keys)}");

    private static Func<Transaction, Row, IEnumerable<Addressee>> Person(Field field) => (transaction, row) => row.Has(field.Ordinal) ? Addresses.Of(transaction, row.Reference(field.Ordinal)) : [];

    private static Func<Transaction, Row, IEnumerable<Addressee>> Address(Field field) => (_, row) => row.Get(field) is { IsNull: false } value ? [new(value.ToString()!, default)] : [];

    private static Func<Transaction, Row, IEnumerable<Addressee>> Role(string name, bool withSubordinates) => (transaction, _) => Addresses.OfRole(transaction, name, withSubordinates);

    private static Func<Transaction, Row, IEnumerable<Addressee>> Group(string name) => (transaction, _) => Addresses.OfGroup(transaction, name);

    private static Func<Transaction, Row, IEnumerable<Addressee>> User(string username) => (transaction, _) => Addresses.OfUsername(transaction, username);

    private static Func<Transaction, Row, IEnumerable<Addressee>> OwnerOfAccount(SObjectType type, Catalog catalog)
    {
        var (own, accounts) = (FieldOf("AccountId", type), catalog["Account"]);
        var owner = accounts["OwnerId"];
        return (transaction, row) => row.Has(own.Ordinal) && transaction.Find(accounts, row.Reference(own.Ordinal)) is { IsLive: true } account ? Addresses.Of(transaction, account.Reference(owner.Ordinal)) : [];
    }

    private static Field Reference(AlertRecipient recipient, SObjectType type, params string[] targets) =>
        FieldOf(recipient.Field, type) is { } field && field.ReferenceTo.Any(targets.Contains) ? field : throw new FormatException($"recipients: {recipient.Field} of {type.Name} leads to no {string.Join(" or ", targets)}");

    private static Field FieldOf(string? name, SObjectType type)
    {
        var own = name is not null && name.StartsWith(type.Name + ".", StringComparison.OrdinalIgnoreCase) ? name[(type.Name.Length + 1)..] : name;
        return own is not null && type.TryField(own, out var field) && field.Type.Storage != StorageKind.None ? field : throw new FormatException($"recipients: {type.Name} has no field {name}");
    }

    private static string Named(AlertRecipient recipient) => recipient.Recipient is { Length: > 0 } name ? name : throw new FormatException($"recipients: one of the type {recipient.Type} has no recipient");
}
