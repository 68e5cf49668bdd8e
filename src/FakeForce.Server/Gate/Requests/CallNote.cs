using System.Diagnostics;
using FakeForce.Engine;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.Gate.Requests;

/// <summary>
/// What is known of a call while it runs, for the journal and the metrics; the faces fill it in. Notes are used again, so nobody keeps
/// one beyond its call.
/// </summary>
internal sealed class CallNote
{
    /// <summary>Ours: the longest bodies that are kept whole. Requests are judged by what they say, answers are looked at.</summary>
    public const int MostRequest = 256 * 1024, MostAnswer = 16 * 1024;

    public CallNote() => Tap = new TappedBody(this);

    public string Api { get; private set; } = "";
    public string Method { get; private set; } = "";
    public string Path { get; private set; } = "";

    /// <summary>With its question mark; empty if there is none.</summary>
    public string Query { get; private set; } = "";

    public Captured Body { get; } = new(MostRequest);
    public Captured Answer { get; } = new(MostAnswer);
    public TappedBody Tap { get; }

    /// <summary>A time stamp of the machine's clock.</summary>
    public long StartedAt { get; set; }

    public TimeSpan Took { get; set; }

    /// <summary>Its span, while anybody listens to traces.</summary>
    public Activity? Span { get; set; }

    /// <summary>By the clock of the org, when the call had ended.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>0 for a connection that was broken before anything was answered.</summary>
    public int Status { get; set; }

    /// <summary>As soon as it is known.</summary>
    public Org? Org { get; private set; }
    public RecordId UserId { get; private set; }
    public string? Client { get; private set; }
    public string? SObject { get; set; }

    /// <summary>The name of the rule that struck it.</summary>
    public string? Fault { get; set; }

    /// <summary>What of it FakeForce does not have.</summary>
    public string? Unsupported { get; set; }

    /// <summary>True once it has been measured and kept.</summary>
    public bool IsNoted { get; set; }

    /// <summary>The connection was broken on purpose.</summary>
    public bool IsBroken { get; set; }

    /// <summary>The calls inside this one, which are kept with it.</summary>
    public List<(CallNote Note, HttpContext Http)> Inside { get; } = [];

    public static CallNote? Of(HttpContext context) => context.Features.Get<CallNote>();

    public CallNote Begin(string api, string method, string path, string query)
    {
        (Api, Method, Path, Query) = (api, method, path, query);
        return this;
    }

    public void Identified(Org org, Session? session, string? client)
    {
        (Org, Client) = (org, client);
        if (session is not null) UserId = session.UserId;
    }

    public void Clear()
    {
        (Org, UserId, Client, SObject, Fault, Unsupported, IsBroken, Span, IsNoted) = (null, default, null, null, null, null, false, null, false);
        Body.Clear();
        Answer.Clear();
        Tap.Release();
        Inside.Clear();
    }
}
