using FakeForce.Engine.Tests.Soql.Oracle;

namespace FakeForce.Engine.Tests.Soql.Fuzz;

/// <summary>
/// Whatever is sent as a query, it runs or is refused with one of the documented codes. Ten million such inputs:
/// <c>dotnet run -c Release --project tests/FakeForce.Benchmarks -- fuzz 10000000</c>.
/// </summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_nearly_a_query_runs_or_is_refused(int seed)
    {
        var org = new SmallOrg();
        org.Add("Account", "Name=x", "Rating=Hot", "AnnualRevenue=5");
        var (state, inputs) = (org.State, new FuzzInputs(seed));
        for (var i = 0; i < 100_000; i++) RunsOrIsRefused(inputs.Next(), soql => org.Queries.Run(state, soql, SmallOrg.Context).AllRows());
    }

    [Fact]
    public void Spoilt_queries_of_generated_schemas_run_or_are_refused()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var (run, inputs) = (new OracleRun(seed, 12), new FuzzInputs(seed));
            var (scene, queries, random) = (run.AnyScene(), new Engine.Soql.Queries(), new Random(seed));
            for (var i = 0; i < 3_000; i++)
                RunsOrIsRefused(inputs.Spoilt(run.AnyQuery(scene).Soql(random)), soql => queries.Run(run.States[i % 2], soql, OracleRun.ContextOf(scene)).AllRows());
        }
    }

    private static void RunsOrIsRefused(string soql, Action<string> run)
    {
        try
        {
            run(soql);
        }
        catch (SalesforceException refusal)
        {
            Assert.True(Refusals.Contains(refusal.Code), $"{refusal.Code}: {soql}");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Assert.Fail($"{soql}\n{failure}");
        }
    }
}
