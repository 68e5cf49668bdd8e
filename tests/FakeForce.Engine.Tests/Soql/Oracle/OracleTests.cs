namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>
/// The engine's answers beside those of a naive evaluator that shares no code with it: over 100,000 queries of generated
/// schemas and rows. Small tables for many schemas; large ones for the choice between scan and index, for parents that are
/// answered all at once, and for the sorter that keeps only the first rows.
/// </summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData(1_000, 182, 24, 550)]
    [InlineData(2_000, 4, 2_300, 250)]
    public void Every_answer_is_the_naive_one(int firstSeed, int worlds, int rows, int queries) =>
        Parallel.For(firstSeed, firstSeed + worlds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed => new OracleRun(seed, rows).Ask(10, queries / 10));
}
