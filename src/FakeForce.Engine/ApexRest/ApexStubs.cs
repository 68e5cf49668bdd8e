using System.Collections.Immutable;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.ApexRest;

/// <summary>
/// The Apex REST resources of an org, and how often each was called. What is set while the org runs is in memory alone: no restart, fork or
/// copy knows it, and a reset goes back to the definitions.
/// </summary>
public sealed class ApexStubs
{
    /// <summary>Stubs that an org may have. Ours.</summary>
    public const int Most = 1_000;

    private readonly Lock gate = new();
    private readonly ImmutableArray<ApexStub> atStart;
    private readonly Catalog catalog;
    private readonly int apiVersion;
    private volatile IReadOnlyList<ServedStub> present;

    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public ApexStubs(IReadOnlyList<ApexStub> definitions, Catalog catalog, int apiVersion)
    {
        (this.catalog, this.apiVersion) = (catalog, apiVersion);
        var problems = ApexStubRules.Problems(definitions, catalog, apiVersion).ToList();
        if (problems.Count > 0) throw new InvalidDefinitionException(problems);
        atStart = [.. definitions];
        present = Served(atStart);
    }

    /// <summary>Those of a fork, which begin as the parent's did.</summary>
    internal ApexStubs(ApexStubs parent)
    {
        (atStart, catalog, apiVersion) = (parent.atStart, parent.catalog, parent.apiVersion);
        present = Served(atStart);
    }

    public IReadOnlyList<ServedStub> All => present;

    /// <summary>Adds stubs, each instead of the one of its path and method if there is one; all or none. Throws <see cref="ArgumentException"/> with every problem.</summary>
    public void Set(IReadOnlyList<ApexStub> stubs)
    {
        var problems = ApexStubRules.Problems(stubs, catalog, apiVersion).ToList();
        if (problems.Count > 0) throw new ArgumentException(string.Join("; ", problems));
        lock (gate)
        {
            var next = present.ToList();
            foreach (var stub in Served(stubs))
                if (next.FindIndex(other => other.Stub.Class == stub.Stub.Class && other.Stub.Method == stub.Stub.Method) is >= 0 and var place) next[place] = stub;
                else next.Add(stub);
            if (next.Count > Most) throw new ArgumentException($"an org has at most {Most} stubs of Apex REST");
            present = next;
        }
    }

    /// <summary>Back to the definitions, of which none was called yet.</summary>
    public void Reset()
    {
        lock (gate) present = Served(atStart);
    }

    /// <summary>
    /// The stub of a path below /services/apexrest. "An exact match always wins. If no exact match is found, find all the patterns with
    /// wildcards that match, and then select the longest (by string length) of those"; of two that match a path exactly the one "that was
    /// saved first", and a package's before the org's own (Apex Developer Guide, "RestResource Annotation" and "Apex REST Methods").
    /// </summary>
    public ApexMatch Find(string method, string path)
    {
        var segments = UrlMapping.SegmentsOf(path);
        var found = present.Select(stub => (Stub: stub, Match: stub.Match(segments))).Where(one => one.Match is not null)
            .OrderByDescending(one => one.Match!.Value.IsExact).ThenByDescending(one => one.Stub.Stub.Namespace.Length > 0)
            .ThenByDescending(one => one.Match!.Value.IsExact ? 0 : one.Stub.Stub.UrlMapping.Length).ToList();
        if (found.Count == 0) throw new SalesforceException("NOT_FOUND", "Could not find a match for URL");
        var methods = found.Where(one => one.Stub.Stub.Class == found[0].Stub.Stub.Class).Select(one => one.Stub).ToList();
        return methods.Find(stub => stub.Stub.Method == method) is { } served ? new ApexMatch(served, found[0].Match!.Value.Wild) : throw NotAllowed(method, methods);
    }

    private static SalesforceException NotAllowed(string method, List<ServedStub> methods) =>
        new("METHOD_NOT_ALLOWED", $"HTTP Method '{method}' not allowed. Allowed are {string.Join(',', methods.Select(stub => stub.Stub.Method).Order(StringComparer.Ordinal))}");

    private static List<ServedStub> Served(IEnumerable<ApexStub> stubs) => [.. stubs.Select(stub => new ServedStub(stub))];
}

/// <summary>The stub that a call found. <paramref name="Wild"/> is what stands in place of the wildcards.</summary>
public sealed record ApexMatch(ServedStub Served, IReadOnlyList<string> Wild)
{
    public ApexStub Stub => Served.Stub;
}
