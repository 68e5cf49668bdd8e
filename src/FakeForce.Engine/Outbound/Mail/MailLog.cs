using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Mail;

/// <summary>The mails of an org, for tests to look at: none goes out. Kept in memory; the oldest make way.</summary>
public sealed class MailLog
{
    /// <summary>Ours: mails and characters that are kept.</summary>
    public const int MostMails = 1_000, MostCharacters = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<SentMail> kept = new();
    private long characters, count;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SentMail> All
    {
        get
        {
            lock (gate) return [.. kept];
        }
    }

    /// <summary>The mails of a transaction that ends well.</summary>
    internal void Take(Transaction transaction)
    {
        foreach (var effect in transaction.Take<MailEffect>())
            if (effect.Write(transaction) is { } mail) Add(mail);
    }

    /// <summary>Those that are no longer kept too.</summary>
    public long Count
    {
        get
        {
            lock (gate) return count;
        }
    }

    public void Add(SentMail mail)
    {
        lock (gate)
        {
            count++;
            kept.Enqueue(mail);
            characters += SizeOf(mail);
            while (kept.Count > MostMails || characters > MostCharacters && kept.Count > 1) characters -= SizeOf(kept.Dequeue());
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            kept.Clear();
            (count, characters) = (0, 0);
        }
    }

    private static int SizeOf(SentMail mail) => mail.Body.Length + mail.Subject.Length;
}
