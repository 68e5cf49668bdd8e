using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Events.Streaming;

/// <summary>
/// Who is connected by Streaming API. A client that is heard of no more for 40 seconds is gone, as soon as somebody asks for
/// it or for the others (Streaming API Developer Guide, "Clients and Timeouts").
/// </summary>
public sealed class StreamingClients
{
    /// <summary>From one answer until the client connects again.</summary>
    public static readonly TimeSpan ReconnectTimeout = TimeSpan.FromSeconds(40);

    private const int IdLength = 26;
    private const string IdLetters = "0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly Org org;
    private readonly Lock gate = new();
    private readonly Dictionary<string, StreamingClient> clients = new(StringComparer.Ordinal);

    internal StreamingClients(Org org) => this.org = org;

    public int Count
    {
        get
        {
            lock (gate)
            {
                Forget();
                return clients.Count;
            }
        }
    }

    /// <summary>False if the org has as many clients as it may have.</summary>
    public bool TryBegin(RecordId user, [NotNullWhen(true)] out StreamingClient? client)
    {
        lock (gate)
        {
            Forget();
            client = clients.Count < org.Limits.StreamingClients ? new StreamingClient(org, NewId(), user) : null;
            if (client is not null) clients[client.Id] = client;
            return client is not null;
        }
    }

    public bool TryFind(string id, [NotNullWhen(true)] out StreamingClient? client)
    {
        lock (gate)
        {
            if (!clients.TryGetValue(id, out client)) return false;
            if (!client.IsGone) return true;
            clients.Remove(id);
            client.Close();
            return false;
        }
    }

    public void End(StreamingClient client)
    {
        lock (gate) clients.Remove(client.Id);
        client.Close();
    }

    /// <summary>The users who are subscribed to a channel, each once.</summary>
    public IReadOnlyList<RecordId> Listening(string channel)
    {
        lock (gate)
        {
            Forget();
            return [.. clients.Values.Where(client => client.IsSubscribed(channel)).Select(client => client.UserId).Distinct()];
        }
    }

    private void Forget()
    {
        foreach (var (id, client) in clients)
            if (client.IsGone && clients.Remove(id)) client.Close();
    }

    private string NewId() => string.Create(IdLength, org.Chance, static (letters, chance) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = IdLetters[chance.Next(IdLetters.Length)];
    });
}
