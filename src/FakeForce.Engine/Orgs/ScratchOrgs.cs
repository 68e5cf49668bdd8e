using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>
/// Scratch orgs, as the Salesforce CLI makes them: a record of ScratchOrgInfo asks for one, which is Active once the org is there and then
/// holds the code to log in with; deleting its ActiveScratchOrg ends the org (Object Reference; Salesforce DX Developer Guide).
/// </summary>
public sealed class ScratchOrgs
{
    private const string Info = "ScratchOrgInfo", Active = "ActiveScratchOrg";

    private readonly Orgs orgs;
    private readonly Org hub;

    internal ScratchOrgs(Orgs orgs, Org hub) => (this.orgs, this.hub) = (orgs, hub);

    /// <summary>Where clients reach this server, as the last one that asked for a scratch org did.</summary>
    public string Address { get; set; } = "http://localhost";

    /// <summary>The usual form, with a number in place of Salesforce's random letters, so that tests can name it.</summary>
    internal static string UsernameOf(Transaction transaction) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"test-scratch{transaction.CountOf(transaction.Catalog[Info]) + 1}@example.com");

    internal static int ActiveIn(Transaction transaction) => transaction.Catalog.TryFind(Active, out var type)
        ? Enumerable.Range(1, transaction.CountOf(type)).Count(number => transaction.Find(type, type.IdOf(number)).IsLive) : 0;

    /// <summary>Begins what a commit asks for. Called by the lane, which must not wait for it.</summary>
    internal void Committed(OrgState before, OrgState after)
    {
        if (Changed(before, after, Info) is { } info)
            for (var number = before.TableOf(info).Count + 1; number <= after.TableOf(info).Count; number++) Begin("scratch org", info.IdOf(number), CreateAsync);
        if (Changed(before, after, Active) is { } active)
            for (var number = 1; number <= after.TableOf(active).Count; number++)
                if (before.TableOf(active).RowAt(number).IsLive && !after.TableOf(active).RowAt(number).IsLive) Begin("end of scratch org", active.IdOf(number), RemoveAsync);
    }

    private static SObjectType? Changed(OrgState before, OrgState after, string name) =>
        after.Catalog.TryFind(name, out var type) && !ReferenceEquals(before.TableOf(type), after.TableOf(type)) ? type : null;

    private void Begin(string what, RecordId id, Func<RecordId, Task> run)
    {
        var work = (hub.Clock as OrgClock)?.Begin(what);
        _ = Task.Run(async () =>
        {
            using (work) await run(id).ConfigureAwait(false);
        });
    }

    private async Task CreateAsync(RecordId id)
    {
        var type = hub.Catalog[Info];
        var row = hub.State.Find(type, id);
        if (!row.IsLive) return;
        string? Text(string field) => type.TryField(field, out var f) && row.Has(f.Ordinal) ? row.Get(f).AsText : null;
        try
        {
            var held = orgs.Create(new NewOrg
            {
                Name = $"scratch-{id.Number}",
                Profile = OrgProfiles.FreshScratch,
                Username = Text("SignupUsername"),
                OrganizationName = Text("OrgName"),
                Edition = Enum.TryParse<Edition>(Text("Edition"), ignoreCase: true, out var edition) ? edition : null,
                ExpiresAfter = TimeSpan.FromDays(type.TryField("SignupTrialDays", out var days) && row.Has(days.Ordinal) ? row.Integer(days.Ordinal) : 7),
            });
            var code = await CodeAsync(held.Org, Text("ConnectedAppConsumerKey") ?? "PlatformCLI", Text("ConnectedAppCallbackUrl") ?? "").ConfigureAwait(false);
            await ActiveAsync(id, held, code).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is OrgRefusedException or ArgumentException)
        {
            await SetAsync(id, ("Status", Value.Of("Error")), ("ErrorCode", Value.Of(refused.Message.Length > 255 ? refused.Message[..255] : refused.Message))).ConfigureAwait(false);
        }
    }

    private static async Task<string> CodeAsync(Org org, string consumerKey, string callback)
    {
        if (!org.Identity.Apps.TryFind(consumerKey, out var app)) throw new ArgumentException($"a fresh scratch org has no connected app {consumerKey}");
        if (!org.Identity.TryUser(org.Options.Username, out var user)) throw new ArgumentException("the scratch org has no administrator");
        return await org.Identity.Codes.IssueAsync(app, new AuthorizationCode { Code = "", AppKey = app.ConsumerKey, UserId = user.Id, Scopes = app.Scopes, RedirectUri = callback }).ConfigureAwait(false);
    }

    // Both at once: whoever sees that the org is Active finds it among the active ones.
    private ValueTask<bool> ActiveAsync(RecordId id, HeldOrg held, string code) => hub.WriteAsync(transaction =>
    {
        var (info, active) = (transaction.Catalog[Info], transaction.Catalog[Active]);
        var expires = Value.Of(DateOnly.FromDateTime(held.ExpiresAt!.Value.UtcDateTime).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
        Set(transaction, info, id, ("Status", Value.Of("Active")), ("ScratchOrg", Value.Of(held.Org.Id.ToShortString())), ("AuthCode", Value.Of(code)),
            ("LoginUrl", Value.Of(Address)), ("SignupInstance", Value.Of("FF0")), ("ExpirationDate", expires));
        var asked = transaction.Find(info, id);
        var draft = new RowDraft(active);
        foreach (var name in new[] { "Edition", "OrgName", "OwnerId", "SignupUsername", "SignupEmail", "SignupInstance", "SignupTrialDays", "ScratchOrg", "ExpirationDate", "HasSampleData", "Features", "Description", "Namespace" })
            if (info.TryField(name, out var from) && active.TryField(name, out var to) && asked.Has(from.Ordinal)) draft[to] = asked.Get(from);
        if (active.TryField("ScratchOrgInfoId", out var of)) draft[of] = Value.Of(id);
        SystemFields.StampCreated(draft, transaction.Now, info.TryField("OwnerId", out var owner) ? asked.Get(owner).AsId : default);
        transaction.Insert(draft);
        return true;
    });

    private async Task RemoveAsync(RecordId id)
    {
        var type = hub.Catalog[Active];
        var row = hub.State.Find(type, id);
        if (!type.TryField("ScratchOrg", out var org) || !row.Has(org.Ordinal)) return;
        if (type.TryField("ScratchOrgInfoId", out var of) && row.Has(of.Ordinal)) await SetAsync(row.Get(of).AsId, ("Status", Value.Of("Deleted"))).ConfigureAwait(false);
        try
        {
            await orgs.RemoveAsync(row.Get(org).AsText).ConfigureAwait(false);
        }
        catch (UnknownOrgException)
        {
            // It has expired, or the control plane was quicker.
        }
    }

    private ValueTask<bool> SetAsync(RecordId id, params (string Field, Value Value)[] values) => hub.WriteAsync(transaction =>
    {
        Set(transaction, transaction.Catalog[Info], id, values);
        return true;
    });

    // The org itself writes: no rule and no permission is asked.
    private static void Set(Transaction transaction, SObjectType type, RecordId id, params ReadOnlySpan<(string Field, Value Value)> values)
    {
        if (transaction.Find(type, id) is not { Exists: true } row) return;
        var draft = new RowDraft(type, row);
        foreach (var (field, value) in values)
            if (type.TryField(field, out var found)) draft[found] = value;
        transaction.Update(id, draft);
    }
}
