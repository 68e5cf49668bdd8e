using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Journal;

/// <summary>Whether two states hold the same, bit by bit.</summary>
internal static class SameState
{
    public static void Assert(OrgState expected, OrgState actual)
    {
        foreach (var type in expected.TypesWithRows().Union(actual.TypesWithRows()))
        {
            var (before, after) = (expected.TableOf(type), actual.TableOf(actual.Catalog[type.Name]));
            Xunit.Assert.Equal((type.Name, before.Count, before.LiveCount), (type.Name, after.Count, after.LiveCount));
            for (var i = 0; i < before.Count; i++) Xunit.Assert.Equal(before.Rows[i], after.Rows[i]);
        }
        Xunit.Assert.Equal(Events(expected), Events(actual));
        Xunit.Assert.Equal(expected.Events.LastReplayId, actual.Events.LastReplayId);
        Xunit.Assert.Equal(expected.Documents.Keys.Order(), actual.Documents.Keys.Order());
        foreach (var (key, bytes) in expected.Documents) Xunit.Assert.Equal(bytes, actual.Documents[key]);
    }

    private static List<string> Events(OrgState state) =>
        [.. state.Events.From(state.Events.First).Select(e => $"{e.Kind} {e.ReplayId} {e.Time} {e.Uuid} {Convert.ToHexString(e.Payload.Span)}")];
}
