using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>A session with what only memory knows of it: its last use, and the verdict on it with the state that it was read from.</summary>
internal sealed class LiveSession
{
    private Judgement judgement = Judgement.None;
    private long lastUsed;

    public LiveSession(byte[] document)
    {
        Document = document;
        Session = Stored.Read<Session>(document);
        Key = Keys.Session(Session.Token);
        lastUsed = Session.CreatedAt.UtcTicks;
    }

    private LiveSession(LiveSession other)
    {
        (Document, Session, Key) = (other.Document, other.Session, other.Key);
        lastUsed = Volatile.Read(ref other.lastUsed);
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
}
