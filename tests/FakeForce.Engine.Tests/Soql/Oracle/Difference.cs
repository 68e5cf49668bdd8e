using System.Text.RegularExpressions;

namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Two answers that should be one, with all that it takes to see why.</summary>
internal static partial class Difference
{
    private const int LongestAnswer = 1_500, MostRows = 12;

    public static string Describe(string place, string soql, Scene scene, string expected, string actual)
    {
        var at = Enumerable.Range(0, Math.Min(expected.Length, actual.Length)).FirstOrDefault(i => expected[i] != actual[i], Math.Min(expected.Length, actual.Length));
        var rows = Ids().Matches(Around(expected, at) + Around(actual, at) + soql).Select(m => scene.World.Find(m.Value)).OfType<RowModel>().Distinct().Take(MostRows);
        return $"""
            {place}
            {soql}
            now {scene.Now:O}, zone {scene.Zone.Id}, week from {scene.FirstDay}, fiscal year from {scene.FiscalStart}, user {scene.UserId}{(scene.SeesDeleted ? ", with deleted rows" : "")}
            different at {at}
            oracle: {Around(expected, at)}
            engine: {Around(actual, at)}
            {string.Join('\n', rows)}
            """;
    }

    private static string Around(string answer, int at)
    {
        var start = Math.Max(0, at - LongestAnswer / 2);
        return answer.Substring(start, Math.Min(LongestAnswer, answer.Length - start));
    }

    [GeneratedRegex("[0-9a-zA-Z]{18}")]
    private static partial Regex Ids();
}
