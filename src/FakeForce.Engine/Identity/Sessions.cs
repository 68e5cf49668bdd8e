using System.Collections.Concurrent;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>
/// The org's sessions. Their facts are documents of the org's state, so that they are journaled, forked and reset with
/// it; the moment of last use is kept here, because it changes with every call, and noted there now and then. <see cref="Check"/> takes no lock and
/// allocates nothing unless the sessions or the users have changed since the token was last seen.
/// </summary>
public sealed class Sessions
{
    private readonly Org org;
    private readonly ConcurrentDictionary<string, LiveSession> live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LiveSession>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    // Counted in the lane alone.
    private int started;

    internal Sessions(Org org, Sessions? parent)
    {
        this.org = org;
        bySpan = live.GetAlternateLookup<ReadOnlySpan<char>>();
        if (parent is null) return;
        foreach (var (token, session) in parent.live) live[token] = session.Copy();
    }

    /// <summary>Says what a token is worth now and, if it lives, counts this as a use of it.</summary>
    public SessionCheck Check(ReadOnlySpan<char> token)
    {
        if (!bySpan.TryGetValue(token, out var session) && !TryAdopt(token.ToString(), out session)) return default;
        var state = org.State;
        if (!session.IsCurrent(state) && !TryRenew(ref session, state)) return default;
        var now = org.Clock.GetUtcNow().UtcTicks;
        if (!session.Use(now)) return new SessionCheck(SessionVerdict.Expired, session.Session);
        if (session.IsToBeNoted(now)) Note(session.Key, now);
        return new SessionCheck(session.Verdict, session.Session);
    }

    /// <summary>When the session was last used; null for tokens that are not alive.</summary>
    public DateTimeOffset? LastUsed(string token) => live.TryGetValue(token, out var session) ? session.LastUsed : null;

    /// <summary>Writes a new session. The token's characters come from the org's chance, and never twice.</summary>
    internal Session Start(Transaction transaction, NewSession start, RecordId user)
    {
        if (++started % Leftovers.Interval == 0) Leftovers.Clear(transaction, this);
        var session = new Session
        {
            Token = Unused(transaction, Keys.Session, () => org.Id.ToShortString() + "!" + org.Chance.Token(96)),
            UserId = user,
            AppKey = start.AppKey,
            Scopes = start.Scopes,
            CreatedAt = transaction.Now,
            Timeout = start.Timeout,
            Kind = start.Kind,
            RefreshToken = start.RefreshToken,
            PasswordExpired = start.PasswordExpired,
        };
        transaction.SetDocument(Keys.Session(session.Token), Stored.Bytes(session));
        return session;
    }

    /// <summary>A fork draws the same chance again that its parent drew: what is taken is passed over.</summary>
    internal static string Unused(Transaction transaction, Func<string, string> key, Func<string> draw)
    {
        string drawn;
        do drawn = draw();
        while (transaction.Document(key(drawn)) is not null);
        return drawn;
    }

    internal static bool End(Transaction transaction, string token)
    {
        if (transaction.Document(Keys.Session(token)) is null) return false;
        transaction.SetDocument(Keys.Session(token), null);
        return true;
    }

    internal static IEnumerable<string> MadeBy(OrgState state, string refreshToken) =>
        from document in state.Documents
        where document.Key.StartsWith(Keys.Sessions, StringComparison.Ordinal)
        let session = Stored.Read<Session>(document.Value)
        where session.RefreshToken == refreshToken
        select session.Token;

    // Nobody waits for it: should the note be lost, the session counts as idle for longer than it was, after a restart.
    private void Note(string key, long now) => _ = org.WriteAsync(transaction =>
    {
        if (Stored.ReadOrNull<Session>(transaction.Document(key)) is not { } session) return false;
        transaction.SetDocument(key, Stored.Bytes(session with { LastUsed = new DateTimeOffset(now, TimeSpan.Zero) }));
        return true;
    });

    private bool TryAdopt(string token, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LiveSession? session)
    {
        session = null;
        if (!org.State.Documents.TryGetValue(Keys.Session(token), out var document)) return false;
        session = live.GetOrAdd(token, new LiveSession(document));
        return true;
    }

    // The documents or the users changed: the session may be gone, be another one, or belong to a user who may no longer.
    private bool TryRenew(ref LiveSession session, OrgState state)
    {
        var token = session.Session.Token;
        if (!state.Documents.TryGetValue(session.Key, out var document))
        {
            live.TryRemove(token, out _);
            return false;
        }
        if (!ReferenceEquals(document, session.Document)) live[token] = session = new LiveSession(document, before: session);
        session.Judge(state);
        return true;
    }
}
