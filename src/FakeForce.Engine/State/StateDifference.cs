using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>The changes that turn one state into another; leaves of rows that both share cost a comparison each, and tables that both share one.</summary>
internal static class StateDifference
{
    public static IEnumerable<Change> Between(OrgState before, OrgState after)
    {
        foreach (var index in before.Tables.Keys.Union(after.Tables.Keys))
        {
            var type = after.Catalog.ByIndex(index);
            var (old, now) = (before.TableOf(type).Rows, after.TableOf(type).Rows);
            foreach (var number in RowVector.DifferentNumbers(old, now)) yield return Change.OfRow(type, number, now[number - 1], old[number - 1]);
        }
        if (ReferenceEquals(before.Documents, after.Documents)) yield break;
        foreach (var key in before.Documents.Keys.Union(after.Documents.Keys))
        {
            var (old, now) = (before.Documents.GetValueOrDefault(key), after.Documents.GetValueOrDefault(key));
            if (!ReferenceEquals(old, now)) yield return Change.OfDocument(key, now, old);
        }
    }
}
