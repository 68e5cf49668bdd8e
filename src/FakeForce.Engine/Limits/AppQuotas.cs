using System.Collections.Concurrent;
using System.Globalization;
using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Limits;

/// <summary>
/// API requests of single connected apps, where these have a quota of their own: in the app's definition, or set by a test (REST API
/// Developer Guide, "Limit Info Header": per-app-api-usage).
/// </summary>
public sealed class AppQuotas(Org org)
{
    /// <summary>Begins the names under which they are listed.</summary>
    public const string Prefix = "PerApp/";

    private readonly ConcurrentDictionary<string, Quota?> quotas = new(StringComparer.Ordinal);

    public IEnumerable<(string Name, long Max, long Remaining)> All() =>
        from pair in quotas
        where pair.Value is not null
        orderby pair.Key
        select (Prefix + pair.Key, pair.Value.Ledger.Max, pair.Value.Ledger.Remaining);

    /// <summary>Books a call of an app and gives what the header says of it; null for apps without a quota. Throws when none is left.</summary>
    public string? Charge(string? consumerKey)
    {
        if (consumerKey is null || QuotaOf(consumerKey) is not { } quota) return null;
        // The code is that of the org's own limit; that the text is too, is ours.
        if (!quota.Ledger.TryUse(1, out var used)) throw new SalesforceException("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        return string.Create(CultureInfo.InvariantCulture, $"per-app-api-usage={used}/{quota.Ledger.Max}(appName={quota.AppName})");
    }

    /// <summary>True if an app can have such a quota: there is an app of that consumer key.</summary>
    internal bool Exists(string name) => AppOf(name) is not null;

    internal void Set(string name, long? max, long? used)
    {
        var app = AppOf(name) ?? throw new ArgumentException($"there is no app for {name}");
        if (QuotaOf(app.ConsumerKey) is null && max is null) throw new ArgumentException($"{name}: the app has no quota yet: give a max");
        var quota = quotas[app.ConsumerKey] ??= new Quota(app.Name, new RollingLedger(max!.Value, org.Clock));
        quota.Ledger.Set(max, used);
    }

    internal void Reset() => quotas.Clear();

    private ConnectedApp? AppOf(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && org.Identity.Apps.TryFind(name[Prefix.Length..], out var app) ? app : null;

    private Quota? QuotaOf(string consumerKey)
    {
        if (quotas.TryGetValue(consumerKey, out var quota)) return quota;
        var max = org.Identity.Apps.TryFind(consumerKey, out var app) ? app.DailyApiRequests : null;
        return quotas.GetOrAdd(consumerKey, max is null ? null : new Quota(app!.Name, new RollingLedger(max.Value, org.Clock)));
    }

    private sealed record Quota(string AppName, RollingLedger Ledger);
}
