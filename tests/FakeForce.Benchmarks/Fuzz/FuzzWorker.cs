using System.Diagnostics;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Tests.Soql.Fuzz;

namespace FakeForce.Benchmarks.Fuzz;

/// <summary>One thread's inputs, and which of them is under way.</summary>
internal sealed class FuzzWorker(int seed)
{
    private readonly FuzzInputs inputs = new(seed);
    private Tuple<string, long>? current;

    public Queries Queries { get; } = new();

    public (string Input, TimeSpan For)? UnderWay => Volatile.Read(ref current) is { } at ? (at.Item1, Stopwatch.GetElapsedTime(at.Item2)) : null;

    public string Next()
    {
        var input = inputs.Next();
        Volatile.Write(ref current, Tuple.Create(input, Stopwatch.GetTimestamp()));
        return input;
    }

    public void Rest() => Volatile.Write(ref current, null);
}
