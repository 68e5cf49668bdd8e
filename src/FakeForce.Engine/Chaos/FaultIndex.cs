using System.Collections.Concurrent;

namespace FakeForce.Engine.Chaos;

/// <summary>
/// The rules of one moment, found by what most calls differ in: API, method and sObject, and whole paths. So a call looks at few of
/// a thousand rules.
/// </summary>
internal sealed class FaultIndex(IReadOnlyList<ActiveFault> rules)
{
    // Of calls there are as many kinds as sObjects and methods; what a client makes up must not fill the memory.
    private const int MostKinds = 10_000;

    private readonly ConcurrentDictionary<(string Api, string Method, string? SObject), Kind> kinds = new();

    public IReadOnlyList<ActiveFault> Rules => rules;

    /// <summary>The first rule that strikes; those before it that match have counted the call.</summary>
    public ActiveFault? Strike(FaultCall call, DateTimeOffset now, Chance chance, FaultMoment moment)
    {
        if (rules.Count == 0) return null;
        var kind = KindOf(call);
        var (others, here) = (kind.Others, kind.ByPath.GetValueOrDefault(call.Path.TrimEnd('/')) ?? []);
        // Both in the order in which the rules were set.
        for (int i = 0, j = 0; i < others.Length || j < here.Length;)
        {
            var fault = j == here.Length || i < others.Length && others[i].Place < here[j].Place ? others[i++].Fault : here[j++].Fault;
            if (moment.CanStrike(fault.Rule.Effect) && fault.Strikes(call, now, chance)) return fault;
        }
        return null;
    }

    // Counting them takes every lock of theirs, so that is for the first call of a kind.
    private Kind KindOf(FaultCall call)
    {
        var key = (call.Api, call.Method, call.SObject);
        if (kinds.TryGetValue(key, out var known)) return known;
        if (kinds.Count > MostKinds) kinds.Clear();
        return kinds[key] = Kind.Of(rules, call.Api, call.Method, call.SObject);
    }

    private sealed record Kind((int Place, ActiveFault Fault)[] Others, Dictionary<string, (int Place, ActiveFault Fault)[]> ByPath)
    {
        public static Kind Of(IReadOnlyList<ActiveFault> rules, string api, string method, string? sobject)
        {
            var fitting = rules.Select((fault, place) => (Place: place, Fault: fault)).Where(rule => rule.Fault.MayMatch(api, method, sobject)).ToList();
            return new Kind([.. fitting.Where(rule => rule.Fault.WholePath is null)],
                fitting.Where(rule => rule.Fault.WholePath is not null).GroupBy(rule => rule.Fault.WholePath!, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase));
        }
    }
}
