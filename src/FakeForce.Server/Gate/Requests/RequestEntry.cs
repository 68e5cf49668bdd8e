using FakeForce.Engine;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.Gate.Requests;

/// <summary>One call and its answer as the journal keeps them. The faces fill it in while the call runs; afterwards it does not change.</summary>
internal sealed class RequestEntry(string api, string method, string path, string query)
{
    /// <summary>Ours: the longest bodies that are kept whole. Requests are judged by what they say, answers are looked at.</summary>
    public const int MostRequest = 256 * 1024, MostAnswer = 16 * 1024;

    // What an entry takes beside its bodies and headers, roughly.
    private const int Overhead = 400;

    /// <summary>From 1, in the order in which calls of the org ended.</summary>
    public long Id { get; set; }

    /// <summary>Of the call that it is inside of, such as a composite one, which ends behind it.</summary>
    public RequestEntry? Outer { get; init; }

    /// <summary>One of <see cref="ApiFamily"/>.</summary>
    public string Api { get; } = api;
    public string Method { get; } = method;
    public string Path { get; } = path;

    /// <summary>With its question mark; empty if there is none.</summary>
    public string Query { get; } = query;
    public KeyValuePair<string, string>[] Headers { get; init; } = [];
    public Captured Body { get; } = new(MostRequest);

    public int Status { get; set; }
    public KeyValuePair<string, string>[] AnswerHeaders { get; set; } = [];
    public Captured Answer { get; } = new(MostAnswer);

    /// <summary>By the org's clock, when the call had ended.</summary>
    public DateTimeOffset At { get; set; }
    public TimeSpan Took { get; set; }

    /// <summary>A time stamp of the machine's clock.</summary>
    public long StartedAt { get; set; }

    /// <summary>While the call runs, and as soon as it is known.</summary>
    public Org? Org { get; private set; }
    public RecordId UserId { get; private set; }
    public string? Client { get; private set; }
    public string? SObject { get; set; }

    /// <summary>The fault rule that struck it.</summary>
    public string? Fault { get; set; }

    /// <summary>The connection was broken on purpose.</summary>
    public bool IsBroken { get; set; }

    /// <summary>What of it FakeForce does not have.</summary>
    public string? Unsupported { get; set; }

    /// <summary>The call has ended: what it came to stays, and the org, perhaps as seen from inside a transaction, does not.</summary>
    public void Close() => Org = null;

    public int Bytes => Overhead + Body.Size + Answer.Size + 100 * (Headers.Length + AnswerHeaders.Length);

    public static RequestEntry? Of(HttpContext context) => context.Features.Get<RequestEntry>();

    public void Identified(Org org, Session? session, string? client)
    {
        (Org, Client) = (org, client);
        if (session is not null) UserId = session.UserId;
    }
}
