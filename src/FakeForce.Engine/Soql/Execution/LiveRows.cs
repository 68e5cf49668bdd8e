using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>All rows of an sObject that are not deleted, for the few questions that are no query.</summary>
internal static class LiveRows
{
    public static IEnumerable<(RecordId Id, Row Row)> Of(SObjectType type, Run run)
    {
        var table = run.TableOf(type);
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row) yield return (type.IdOf(number), row);
    }
}
