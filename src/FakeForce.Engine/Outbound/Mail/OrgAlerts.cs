namespace FakeForce.Engine.Outbound.Mail;

/// <summary>An email alert that callers may set off.</summary>
/// <param name="FullName">The object and the alert's own name.</param>
/// <param name="Title">For people.</param>
public sealed record OrgAlert(string FullName, string Title);

/// <summary>The email alerts of an org as actions that callers run.</summary>
public static class OrgAlerts
{
    public static IEnumerable<OrgAlert> Of(Org org) => org.Rules.Alerts.Select(alert => new OrgAlert(alert.FullName, alert.Title));

    /// <summary>Sends one about a record; false if there is none of the alert's sObject with that id.</summary>
    public static ValueTask<bool> SendAsync(Org org, OrgAlert alert, RecordId user, RecordId record, CancellationToken cancel = default)
    {
        var bound = org.Rules.Alerts.First(one => one.FullName == alert.FullName);
        return org.WriteAsync(transaction =>
        {
            if (bound.Type.KeyPrefix != record.Prefix || !transaction.Find(bound.Type, record).IsLive) return false;
            bound.Send(transaction, user, record);
            return true;
        }, cancel);
    }
}
