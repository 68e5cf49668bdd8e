using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>The sObjects that say who may log in: User, and UserLogin with its "frozen" and "locked" marks.</summary>
internal static class UserTables
{
    public static SObjectType UserType(Catalog catalog) => catalog["User"];

    public static Table Users(OrgState state) => state.TableOf(UserType(state.Catalog));
    public static Table? Logins(OrgState state) => state.Catalog.TryFind("UserLogin", out var type) ? state.TableOf(type) : null;

    public static bool IsFrozen(OrgState state, RecordId user)
    {
        if (!state.Catalog.TryFind("UserLogin", out var type) || !type.TryField("IsFrozen", out var frozen)) return false;
        return LoginRow(type, state.TableOf(type), user) is { Exists: true } row && row.Boolean(frozen.Ordinal);
    }

    public static bool IsFrozen(Transaction transaction, RecordId user)
    {
        if (EditLogin(transaction, user, out _) is not { } draft || !draft.Type.TryField("IsFrozen", out var frozen)) return false;
        return draft.Before.Boolean(frozen.Ordinal);
    }

    /// <summary>The user's UserLogin row, made when there is none, as Salesforce makes one with every user.</summary>
    public static RowDraft? EditLogin(Transaction transaction, RecordId user, out RecordId id)
    {
        id = default;
        if (!transaction.Catalog.TryFind("UserLogin", out var type) || !type.TryField("UserId", out var field)) return null;
        foreach (var number in transaction.Lookup(type, field, Key(user)))
        {
            id = new RecordId(type.KeyPrefix!.Value, number);
            return new RowDraft(type, transaction.Find(type, id));
        }
        var draft = new RowDraft(type);
        draft[field] = Value.Of(user);
        SystemFields.StampModified(draft, transaction.Now, user);
        return draft;
    }

    public static void SetLoginMark(Transaction transaction, RecordId user, string mark, bool value)
    {
        if (EditLogin(transaction, user, out var id) is not { } draft || !draft.Type.TryField(mark, out var field)) return;
        if (!id.IsEmpty && draft.Before.Boolean(field.Ordinal) == value) return;
        draft[field] = Value.Of(value);
        if (id.IsEmpty) transaction.Insert(draft);
        else transaction.Update(id, draft);
    }

    private static Row LoginRow(SObjectType type, Table table, RecordId user)
    {
        if (table.Count == 0 || !type.TryField("UserId", out var field)) return default;
        if (table.TryIndex(field, out var index))
        {
            var found = new List<int>();
            index.Find(Key(user), found);
            return found.Count == 0 ? default : table.RowAt(found[0]);
        }
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row && row.Reference(field.Ordinal) == user) return row;
        return default;
    }

    private static ulong Key(RecordId user) => IndexKey.Of(Value.Of(user));
}
