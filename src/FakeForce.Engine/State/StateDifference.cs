using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>The changes that turn one state into another; rows that both share by reference cost a comparison each.</summary>
internal static class StateDifference
{
    public static IEnumerable<Change> Between(OrgState before, OrgState after)
    {
        foreach (var index in before.Tables.Keys.Union(after.Tables.Keys))
        {
            var type = after.Catalog.ByIndex(index);
            var (old, now) = (before.TableOf(type).Rows, after.TableOf(type).Rows);
            for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
                if (!ReferenceEquals(old[i], now[i])) yield return Change.OfRow(type, i + 1, now[i], old[i]);
        }
        foreach (var key in before.Documents.Keys.Union(after.Documents.Keys))
        {
            var (old, now) = (before.Documents.GetValueOrDefault(key), after.Documents.GetValueOrDefault(key));
            if (!ReferenceEquals(old, now)) yield return Change.OfDocument(key, now, old);
        }
    }
}
