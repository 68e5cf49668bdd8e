using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>A session with what only memory knows of it: its last use, and the verdict on it with the state that it was read from.</summary>
internal sealed class LiveSession
{
    private Judgement judgement = Judgement.None;
    private long lastUsed;
    private long noted;

    /// <param name="before">The same session with an older document, whose last use may be newer than what was noted.</param>
    public LiveSession(byte[] document, LiveSession? before = null)
    {
        Document = document;
        Session = Stored.Read<Session>(document);
        Key = Keys.Session(Session.Token);
        noted = lastUsed = (Session.LastUsed ?? Session.CreatedAt).UtcTicks;
        if (before is not null && before.Session.CreatedAt == Session.CreatedAt) lastUsed = Math.Max(lastUsed, Volatile.Read(ref before.lastUsed));
    }

    private LiveSession(LiveSession other)
    {
        (Document, Session, Key) = (other.Document, other.Session, other.Key);
        lastUsed = Volatile.Read(ref other.lastUsed);
        noted = Volatile.Read(ref other.noted);
    }

    public byte[] Document { get; }
    public Session Session { get; }

    /// <summary>Of its document.</summary>
    public string Key { get; }
    public SessionVerdict Verdict => Volatile.Read(ref judgement).Verdict;
    public DateTimeOffset LastUsed => new(Volatile.Read(ref lastUsed), TimeSpan.Zero);

    public LiveSession Copy() => new(this);

    public bool IsCurrent(OrgState state) => Volatile.Read(ref judgement).IsOf(state);

    public void Judge(OrgState state) => Volatile.Write(ref judgement, Judgement.On(Session, state));

    /// <summary>Slides the expiry; false if it was already over.</summary>
    public bool Use(long now)
    {
        var last = Volatile.Read(ref lastUsed);
        if (now - last >= Session.Timeout.Ticks) return false;
        if (now > last) Volatile.Write(ref lastUsed, now);
        return true;
    }

    /// <summary>
    /// True once in half a timeout: then the last use should outlive the process. Salesforce, too, looks at activity no
    /// more often (Help, "Modify Session Security Settings").
    /// </summary>
    public bool IsToBeNoted(long now)
    {
        var last = Volatile.Read(ref noted);
        return now - last >= Session.Timeout.Ticks / 2 && Interlocked.CompareExchange(ref noted, now, last) == last;
    }
}
