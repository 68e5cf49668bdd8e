namespace FakeForce.Engine.ApexRest;

/// <summary>A stub at work: how often it was called, and whose turn it is among its answers.</summary>
public sealed class ServedStub
{
    private readonly UrlMapping mapping;
    private int hits, turns;

    internal ServedStub(ApexStub stub) => (Stub, mapping) = (stub, new UrlMapping(stub.Path));

    public ApexStub Stub { get; }

    public int Hits => Volatile.Read(ref hits);

    /// <summary>Counts a call.</summary>
    public void Hit() => Interlocked.Increment(ref hits);

    /// <summary>The next answer; the last one goes on.</summary>
    public ApexAnswer NextAnswer() => Stub.Answers[(int)Math.Min((uint)(Interlocked.Increment(ref turns) - 1), (uint)(Stub.Answers.Count - 1))];

    internal (IReadOnlyList<string> Wild, bool IsExact)? Match(string[] path) => mapping.Match(path);
}
