namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>
/// The engine's answers beside those of a naive evaluator that shares no code with it: over 100,000 queries of generated
/// schemas and rows. Small tables for many schemas; large ones for the choice between scan and index, for parents that are
/// answered all at once, and for the sorter that keeps only the first rows.
/// </summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData(1, 150, 24, 600)]
    [InlineData(2, 150, 24, 600)]
    [InlineData(3, 6, 2_600, 1_700)]
    public void Every_answer_is_the_naive_one(int part, int worlds, int rows, int queriesEach)
    {
        for (var i = 0; i < worlds; i++) new OracleRun(part * 1_000 + i, rows).Ask(10, queriesEach / 10);
    }
}
