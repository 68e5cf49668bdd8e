using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Access;

/// <summary>Live rows of a moment.</summary>
internal static class StateRows
{
    public static IEnumerable<(long Number, Row Row)> Rows(this OrgState state, string sobject)
    {
        var table = state.TableOf(state.Catalog[sobject]);
        for (var number = 1L; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row) yield return (number, row);
    }

    public static RecordId Find(this OrgState state, string sobject, string field, string text) =>
        state.Catalog[sobject].IdOf(state.Rows(sobject).Single(one => one.Row.Get(state.Catalog[sobject][field]).AsText == text).Number);
}
