using System.Collections.Concurrent;

namespace FakeForce.Engine;

/// <summary>
/// The orgs of one process. A session id begins with the id of its org, so the token finds it; whoever logs in is found by username,
/// consumer key or what an earlier step of the log-in was given.
/// </summary>
public sealed class Orgs : IAsyncDisposable
{
    private const int IdCharacters = 15;

    private readonly OrgProfiles profiles;
    private readonly OrgBounds bounds;
    private readonly TimeProvider clock;
    private readonly Lock changing = new();
    private readonly ConcurrentDictionary<string, HeldOrg> byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HeldOrg> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HeldOrg>.AlternateLookup<ReadOnlySpan<char>> byToken;
    private readonly ITimer expiry;
    private readonly string mainId;
    private int lastNumber = 1;

    /// <param name="main">The org that the server was started with.</param>
    /// <param name="profiles">What others can be made from.</param>
    /// <param name="bounds">How many, and how large together.</param>
    /// <param name="clock">The machine's, by which orgs expire.</param>
    public Orgs(Org main, OrgProfiles profiles, OrgBounds bounds, TimeProvider clock)
    {
        (Main, this.profiles, this.bounds, this.clock) = (main, profiles, bounds, clock);
        byToken = byId.GetAlternateLookup<ReadOnlySpan<char>>();
        mainId = main.Id.ToShortString();
        Hold(new HeldOrg(OrgName.Main, main, clock.GetUtcNow(), ExpiresAt: null));
        main.Scratch = new ScratchOrgs(this, main);
        expiry = clock.CreateTimer(static orgs => ((Orgs)orgs!).RemoveExpired(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Org Main { get; }

    /// <summary>True while there is no other than the main one, and so none to choose from.</summary>
    public bool HasOne => byName.Count == 1;

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<HeldOrg> All => [.. byName.Values.OrderBy(held => held.Org.Options.Number)];

    /// <summary>The org whose id a session id begins with; the main one for tokens of none, which it will refuse.</summary>
    public Org OfToken(ReadOnlySpan<char> token) =>
        token.StartsWith(mainId, StringComparison.Ordinal) || token.Length < IdCharacters || !byToken.TryGetValue(token[..IdCharacters], out var held) ? Main : held.Org;

    /// <summary>By name, or by id of 15 or 18 characters. Throws <see cref="UnknownOrgException"/>.</summary>
    public HeldOrg Find(string nameOrId) =>
        byName.TryGetValue(nameOrId, out var held) || nameOrId.Length is 15 or 18 && byId.TryGetValue(nameOrId[..IdCharacters], out held) ? held
            : throw new UnknownOrgException($"there is no org {nameOrId}; GET /_fakeforce/orgs lists them");

    /// <summary>The org that a name ends with, behind its last dot, as usernames and consumer keys of copies do; null if there is none.</summary>
    public Org? OfSuffix(string name) => byName.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out var held) && held.Org.Options.Suffix.Length > 0 ? held.Org : null;

    /// <summary>
    /// The org of a user. Usernames are unique among all orgs, as in Salesforce, unless somebody has given the same one twice: the older
    /// org's user is taken then. Null if none has it.
    /// </summary>
    public Org? OfUsername(string username) =>
        OfSuffix(username) is { } named && named.Identity.TryUser(username, out _) ? named : First(org => org.Identity.TryUser(username, out _));

    /// <summary>The first org that has something, such as a user of a name or a refresh token.</summary>
    public Org? First(Func<Org, bool> has) => has(Main) ? Main : HasOne ? null : All.Select(held => held.Org).FirstOrDefault(has);

    /// <summary>Throws <see cref="ArgumentException"/>, <see cref="UnknownOrgException"/> or <see cref="OrgRefusedException"/>; nothing has changed then.</summary>
    public HeldOrg Create(NewOrg wanted)
    {
        Check(wanted);
        lock (changing)
        {
            MustHaveRoom();
            var number = lastNumber + 1;
            var name = wanted.Name ?? $"org-{number}";
            if (byName.ContainsKey(name)) throw new OrgRefusedException($"there is an org {name} already: take another name, or delete it");
            var now = clock.GetUtcNow();
            var held = new HeldOrg(name, Make(wanted, name, number), now, wanted.ExpiresAfter is { } after ? now + after : null);
            lastNumber = number;
            Hold(held);
            ArmExpiry();
            return held;
        }
    }

    /// <summary>Ends an org; its sessions are unknown from now on. Throws <see cref="UnknownOrgException"/>, or <see cref="ArgumentException"/> for the main one.</summary>
    public async ValueTask RemoveAsync(string nameOrId)
    {
        var held = Find(nameOrId);
        if (held.Org == Main) throw new ArgumentException("the org that the server was started with stays; POST /_fakeforce/reset puts it back");
        lock (changing)
        {
            byName.TryRemove(held.Name, out _);
            byId.TryRemove(held.Org.Id.ToShortString(), out _);
        }
        await held.Org.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await expiry.DisposeAsync().ConfigureAwait(false);
        foreach (var held in All) await held.Org.DisposeAsync().ConfigureAwait(false);
    }

    private void Hold(HeldOrg held)
    {
        byId[held.Org.Id.ToShortString()] = held;
        byName[held.Name] = held;
    }

    private static void Check(NewOrg wanted)
    {
        if (wanted.Name is { } name && OrgName.Problem(name) is { } problem) throw new ArgumentException(problem);
        if (wanted.Profile is { } profile && !OrgProfiles.Names.Contains(profile)) throw new ArgumentException($"profile: {profile} is not one of {string.Join(", ", OrgProfiles.Names)}");
        if (wanted.Profile is not null && (wanted.From is not null || wanted.Snapshot is not null)) throw new ArgumentException("profile, and from or snapshot: a new org is made from the one or the other");
        if (wanted.ExpiresAfter is { } after && (after <= TimeSpan.Zero || after > TimeSpan.FromDays(30))) throw new ArgumentException("expiresAfter is longer than zero and up to P30D");
        if (wanted.Username is { } username && (username.Length > 80 || !username.Contains('@', StringComparison.Ordinal))) throw new ArgumentException("username: a username has the form of an e-mail address and up to 80 characters");
    }

    private void MustHaveRoom()
    {
        if (byName.Count >= bounds.MostOrgs) throw new OrgRefusedException($"the process holds {byName.Count} orgs, and more are not allowed: delete some, or start with a larger --max-orgs");
        if (GC.GetTotalMemory(forceFullCollection: false) <= bounds.MostBytes) return;
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        if (bytes > bounds.MostBytes)
            throw new OrgRefusedException($"the orgs hold {bytes >> 20} MB, and no more are made beyond {bounds.MostBytes >> 20}: delete some, or start with a larger --max-memory");
    }

    private Org Make(NewOrg wanted, string name, int number)
    {
        if (wanted.Profile is OrgProfiles.Empty or OrgProfiles.FreshScratch)
        {
            var options = wanted.Profile == OrgProfiles.Empty ? profiles.Started : profiles.Vanilla();
            options = options with { Name = wanted.OrganizationName ?? options.Name, Edition = wanted.Edition ?? options.Edition };
            return Org.Create(options, Named(options, wanted, name, number), Main.Clock is OrgClock own ? own.Fork() : Main.Clock);
        }
        var from = wanted.From is null ? Main : Find(wanted.From).Org;
        var moment = wanted.Snapshot is null && wanted.From is not null ? from.State : from.Snapshots.StateOf(wanted.Snapshot ?? NewOrg.Baseline);
        return from.Copy(moment, Named(from.Options, wanted, name, number));
    }

    // A copy of a copy is named after the org that both come from.
    private static OrgOptions Named(OrgOptions options, NewOrg wanted, string name, int number) => options with
    {
        Number = number,
        Suffix = "." + name,
        Username = wanted.Username ?? options.WithoutSuffix(options.Username) + "." + name,
        MyDomain = options.MyDomain.Split("--")[0] + "--" + name,
        Data = null,
    };

    private void ArmExpiry()
    {
        if (byName.Values.Min(held => held.ExpiresAt) is not { } first) return;
        var left = first - clock.GetUtcNow();
        expiry.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void RemoveExpired()
    {
        var now = clock.GetUtcNow();
        foreach (var held in All)
            if (held.ExpiresAt <= now) _ = RemoveExpiredAsync(held);
        lock (changing) ArmExpiry();
    }

    private async Task RemoveExpiredAsync(HeldOrg held)
    {
        try
        {
            await RemoveAsync(held.Name).ConfigureAwait(false);
        }
        catch (UnknownOrgException)
        {
            // Somebody was quicker.
        }
    }
}
