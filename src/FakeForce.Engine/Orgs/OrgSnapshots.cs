using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>A moment of an org that is kept by name.</summary>
public sealed record OrgSnapshot(string Name, DateTimeOffset TakenAt, OrgState State);

/// <summary>
/// Moments of an org that are kept by name, in memory. To keep one costs nothing but what the org changes afterwards;
/// <see cref="NewOrg.Baseline"/> is always there.
/// </summary>
public sealed class OrgSnapshots
{
    /// <summary>Ours.</summary>
    public const int Most = 1_000;

    private const int MostCharacters = 100;

    private readonly Org org;
    private readonly Lock gate = new();
    private readonly Dictionary<string, OrgSnapshot> kept = new(StringComparer.Ordinal);

    internal OrgSnapshots(Org org) => this.org = org;

    /// <summary>Oldest first, without the baseline.</summary>
    public IReadOnlyList<OrgSnapshot> All
    {
        get
        {
            lock (gate) return [.. kept.Values.OrderBy(snapshot => snapshot.TakenAt).ThenBy(snapshot => snapshot.Name, StringComparer.Ordinal)];
        }
    }

    /// <summary>Keeps the present; a snapshot of that name is replaced. Throws <see cref="ArgumentException"/> for a name that cannot be one, <see cref="OrgRefusedException"/> for one too many.</summary>
    public OrgSnapshot Take(string name)
    {
        if (name.Length is 0 or > MostCharacters || name.Any(c => c is '/' or '\\' || char.IsControl(c))) throw new ArgumentException($"name: a snapshot's name has 1 to {MostCharacters} characters without slashes");
        if (name == NewOrg.Baseline) throw new ArgumentException("name: baseline is what the org was after its start, and stays that");
        lock (gate)
        {
            if (kept.Count == Most && !kept.ContainsKey(name)) throw new OrgRefusedException($"the org has {Most} snapshots, and more are not kept: delete some");
            return kept[name] = new OrgSnapshot(name, org.Clock.GetUtcNow(), org.State);
        }
    }

    /// <summary>Throws <see cref="UnknownOrgException"/> for a name that none has.</summary>
    public OrgState StateOf(string name)
    {
        if (name == NewOrg.Baseline) return org.Baseline;
        lock (gate) return kept.TryGetValue(name, out var snapshot) ? snapshot.State : throw new UnknownOrgException($"the org has no snapshot {name}");
    }

    public void Delete(string name)
    {
        if (name == NewOrg.Baseline) throw new ArgumentException("baseline is what the org was after its start, and stays");
        lock (gate)
            if (!kept.Remove(name)) throw new UnknownOrgException($"the org has no snapshot {name}");
    }
}
