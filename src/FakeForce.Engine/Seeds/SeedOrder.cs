using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>
/// The order in which sObjects are loaded: parents before children. Where they refer to each other in a circle, it is broken
/// at a reference that may be empty at first and is set once its record is there.
/// </summary>
internal sealed class SeedOrder
{
    private readonly List<SObjectType> waiting;
    private readonly Dictionary<SObjectType, HashSet<SObjectType>> parents = [], needed = [];

    private SeedOrder(IReadOnlyList<(SObjectType Type, IEnumerable<Field> References)> all)
    {
        waiting = [.. all.Select(one => one.Type).Distinct()];
        var byName = waiting.ToDictionary(type => type.Name, StringComparer.Ordinal);
        foreach (var type in waiting) (parents[type], needed[type]) = ([], []);
        foreach (var (type, references) in all)
            foreach (var field in references)
                foreach (var name in field.ReferenceTo)
                    if (byName.TryGetValue(name, out var parent) && !ReferenceEquals(parent, type)) Add(type, parent, field);
    }

    /// <summary>The sObjects in order. What cannot be put in order is in <paramref name="circle"/>, or that is empty.</summary>
    public static IReadOnlyList<SObjectType> Of(IReadOnlyList<(SObjectType Type, IEnumerable<Field> References)> all, out IReadOnlyList<SObjectType> circle)
    {
        var order = new SeedOrder(all);
        var done = new List<SObjectType>();
        while (order.Next() is { } next)
        {
            done.Add(next);
            order.waiting.Remove(next);
        }
        circle = order.waiting;
        return done;
    }

    private void Add(SObjectType type, SObjectType parent, Field field)
    {
        parents[type].Add(parent);
        if (field.IsRequiredOnCreate) needed[type].Add(parent);
    }

    private SObjectType? Next() =>
        waiting.Find(type => !parents[type].Overlaps(waiting))
        ?? waiting.Find(type => !needed[type].Overlaps(waiting) && IsInCircle(type))
        ?? waiting.Find(type => !needed[type].Overlaps(waiting));

    private bool IsInCircle(SObjectType type)
    {
        var seen = new HashSet<SObjectType>();
        var open = new Stack<SObjectType>([type]);
        while (open.TryPop(out var next))
            foreach (var parent in parents[next].Where(waiting.Contains))
                if (ReferenceEquals(parent, type)) return true;
                else if (seen.Add(parent)) open.Push(parent);
        return false;
    }
}
