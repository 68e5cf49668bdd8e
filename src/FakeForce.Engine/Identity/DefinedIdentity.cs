using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>Writes declared users and apps into a new org.</summary>
internal static class DefinedIdentity
{
    public static void Write(Transaction transaction, OrgOptions options)
    {
        foreach (var app in options.Identity.ConnectedApps) transaction.SetDocument(Keys.App(app.ConsumerKey), Stored.Bytes(app));
        if (options.Identity.Users.Count == 0) return;
        var profiles = Profiles(transaction);
        foreach (var user in options.Identity.Users) Write(transaction, options, user, profiles);
    }

    /// <summary>Writes those that an org with a past does not know yet; what it knows may have been changed since, and stays.</summary>
    public static void WriteAbsent(Transaction transaction, OrgOptions options) => Write(transaction, options with
    {
        Identity = options.Identity with
        {
            ConnectedApps = [.. options.Identity.ConnectedApps.Where(app => transaction.Document(Keys.App(app.ConsumerKey)) is null)],
            Users = [.. options.Identity.Users.Where(user => !User.TryFind(transaction, user.Username, out _))],
        },
    });

    private static void Write(Transaction transaction, OrgOptions options, UserDefinition definition, Dictionary<string, RecordId> profiles)
    {
        var id = User.TryFind(transaction, definition.Username, out var known) ? known.Id : Insert(transaction, definition, profiles[ProfileNames.InSetup(definition.Profile)]);
        if (known is not null) SetActive(transaction, known.Id, definition.IsActive);
        var before = Credential.Of(transaction, options, id);
        new Credential
        {
            PasswordHash = definition.Password is { } password ? Credential.Hash(id, password) : before.PasswordHash,
            SecurityToken = definition.SecurityToken.Length > 0 ? definition.SecurityToken : before.SecurityToken,
            PasswordExpired = definition.PasswordExpired,
            ApiEnabled = definition.ApiEnabled,
            Permissions = definition.Permissions,
        }.Save(transaction, id);
        UserTables.SetLoginMark(transaction, id, "IsFrozen", definition.IsFrozen);
    }

    // Locale, time zone and the like are the administrator's, as for a user made on Setup's page.
    private static RecordId Insert(Transaction transaction, UserDefinition definition, RecordId profile)
    {
        var type = UserTables.UserType(transaction.Catalog);
        var administrator = transaction.Find(type, new RecordId(type.KeyPrefix!.Value, FreshOrg.AdministratorNumber));
        var draft = new RowDraft(type);
        foreach (var field in type.Fields) draft[field] = administrator.Get(field);
        var alias = definition.Username[..definition.Username.IndexOf('@', StringComparison.Ordinal)];
        var last = definition.LastName ?? alias;
        Set(draft, "Username", Value.Of(definition.Username));
        Set(draft, "FirstName", Value.Of(definition.FirstName));
        Set(draft, "LastName", Value.Of(last));
        Set(draft, "Name", Value.Of(definition.FirstName is { } first ? first + " " + last : last));
        Set(draft, "Alias", Value.Of(alias.Length > 8 ? alias[..8] : alias));
        Set(draft, "CommunityNickname", Value.Of(alias.Length > 40 ? alias[..40] : alias));
        Set(draft, "Email", Value.Of(definition.Email ?? definition.Username));
        Set(draft, "ProfileId", Value.Of(profile));
        Set(draft, "IsActive", Value.Of(definition.IsActive));
        SystemFields.StampCreated(draft, transaction.Now, new RecordId(type.KeyPrefix.Value, FreshOrg.AdministratorNumber));
        return transaction.Insert(draft);
    }

    private static void SetActive(Transaction transaction, RecordId id, bool active)
    {
        var type = UserTables.UserType(transaction.Catalog);
        var draft = new RowDraft(type, transaction.Find(type, id));
        Set(draft, "IsActive", Value.Of(active));
        transaction.Update(id, draft);
    }

    private static Dictionary<string, RecordId> Profiles(Transaction transaction)
    {
        var type = transaction.Catalog["Profile"];
        var name = type.TryField("Name", out var field) ? field : type.Id;
        var found = new Dictionary<string, RecordId>(StringComparer.Ordinal);
        for (var number = 1; transaction.Find(type, new RecordId(type.KeyPrefix!.Value, number)) is { Exists: true } row; number++)
            found[System.Text.Encoding.UTF8.GetString(row.Text(name.Ordinal))] = new RecordId(type.KeyPrefix.Value, number);
        return found;
    }

    private static void Set(RowDraft draft, string field, Value value)
    {
        if (draft.Type.TryField(field, out var found)) draft[found] = value;
    }
}
