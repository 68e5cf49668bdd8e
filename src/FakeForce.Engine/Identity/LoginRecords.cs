using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>What a log-in leaves in the org's records: a LoginHistory row for every attempt, and the user's last log-in.</summary>
internal static class LoginRecords
{
    /// <summary>LoginHistory.Status, as Setup's Login History shows it.</summary>
    private static readonly Dictionary<LoginOutcome, string> Status = new()
    {
        [LoginOutcome.Ok] = "Success",
        [LoginOutcome.InvalidLogin] = "Invalid Password",
        [LoginOutcome.SecurityTokenRequired] = "Failed: API security token required",
        [LoginOutcome.LockedOut] = "Password Lockout",
        [LoginOutcome.Inactive] = "User is Inactive",
        [LoginOutcome.Frozen] = "User Frozen",
        [LoginOutcome.RateExceeded] = "Login Rate Exceeded",
        [LoginOutcome.ApiDisabled] = "API Disabled",
        [LoginOutcome.NotApproved] = "Failed: Not approved for access",
        [LoginOutcome.NotAdminApproved] = "Failed: Not approved for access",
    };

    public static void Write(Transaction transaction, User user, LoginSource source, LoginOutcome outcome)
    {
        WriteHistory(transaction, user, source, outcome);
        if (outcome == LoginOutcome.Ok) WriteLastLogin(transaction, user);
    }

    private static void WriteHistory(Transaction transaction, User user, LoginSource source, LoginOutcome outcome)
    {
        if (!transaction.Catalog.TryFind("LoginHistory", out var type) || type.KeyPrefix is null) return;
        var draft = new RowDraft(type);
        Set(draft, "UserId", Value.Of(user.Id));
        Set(draft, "LoginTime", Seconds(transaction.Now));
        Set(draft, "LoginType", Value.Of(source.LoginType));
        Set(draft, "SourceIp", Value.Of(source.SourceIp));
        Set(draft, "LoginUrl", Value.Of(source.LoginUrl));
        Set(draft, "Status", Value.Of(Status.GetValueOrDefault(outcome, "Failed")));
        Set(draft, "Application", Value.Of(source.Application));
        Set(draft, "Browser", Value.Of(source.Browser ?? "Unknown"));
        Set(draft, "Platform", Value.Of("Unknown"));
        Set(draft, "ClientVersion", Value.Of("N/A"));
        Set(draft, "ApiType", Value.Of(source.ApiType ?? "N/A"));
        Set(draft, "ApiVersion", Value.Of(source.ApiVersion ?? "N/A"));
        transaction.Insert(draft);
    }

    private static void WriteLastLogin(Transaction transaction, User user)
    {
        var type = UserTables.UserType(transaction.Catalog);
        if (!type.TryField("LastLoginDate", out var field)) return;
        var draft = new RowDraft(type, transaction.Find(type, user.Id)) { [field] = Seconds(transaction.Now) };
        transaction.Update(user.Id, draft);
    }

    private static void Set(RowDraft draft, string field, Value value)
    {
        if (draft.Type.TryField(field, out var found)) draft[found] = value;
    }

    private static Value Seconds(DateTimeOffset moment) => Value.Of(moment.ToUnixTimeSeconds() * 1000);
}
