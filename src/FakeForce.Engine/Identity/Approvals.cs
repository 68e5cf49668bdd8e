using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>Which users an app may act for.</summary>
public sealed class Approvals
{
    private static readonly byte[] Mark = [1];
    private readonly Org org;

    internal Approvals(Org org) => this.org = org;

    /// <summary>True if the user need not be asked: approved before, or pre-authorised by an administrator.</summary>
    public bool IsGiven(ConnectedApp app, RecordId user) =>
        app.PreAuthorized || app.PermittedUsers == PermittedUsers.AdminApproved || org.State.Documents.ContainsKey(Keys.Approval(app.ConsumerKey, user));

    public ValueTask<bool> GiveAsync(ConnectedApp app, RecordId user, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        Give(transaction, app, user);
        return true;
    }, cancel);

    internal static void Give(Transaction transaction, ConnectedApp app, RecordId user) =>
        transaction.SetDocument(Keys.Approval(app.ConsumerKey, user), Mark);

    /// <summary>Whether the app's policies let this user in at all.</summary>
    public bool IsPermitted(ConnectedApp app, User user) =>
        app.PermittedUsers == PermittedUsers.SelfAuthorize || IsNamed(app, user, ApiEnabled.ProfileName(org.Catalog, user, org.State.Find));

    internal static LoginOutcome Permit(Transaction transaction, ConnectedApp app, User user) =>
        app.PermittedUsers == PermittedUsers.SelfAuthorize || IsNamed(app, user, ApiEnabled.ProfileName(transaction.Catalog, user, transaction.Find))
            ? LoginOutcome.Ok : LoginOutcome.NotAdminApproved;

    /// <summary>Whether a flow without a page may go on for this user: somebody must have agreed before.</summary>
    internal static LoginOutcome Consent(Transaction transaction, ConnectedApp app, User user) =>
        app.PreAuthorized || app.PermittedUsers == PermittedUsers.AdminApproved || transaction.Document(Keys.Approval(app.ConsumerKey, user.Id)) is not null
            ? LoginOutcome.Ok : LoginOutcome.NotApproved;

    private static bool IsNamed(ConnectedApp app, User user, string profile) =>
        app.ApprovedUsers.Contains(user.Username, StringComparer.OrdinalIgnoreCase) || app.ApprovedProfiles.Contains(profile, StringComparer.Ordinal);
}
