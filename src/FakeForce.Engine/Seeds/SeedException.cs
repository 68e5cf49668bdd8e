using FakeForce.Engine.Seeds;

namespace FakeForce.Engine;

/// <summary>A seed that is not right, of which nothing was loaded.</summary>
public sealed class SeedException(SeedProblems problems) : Exception(TextOf(problems))
{
    public SeedProblems Problems { get; } = problems;

    /// <summary>The problems as lines.</summary>
    public IReadOnlyList<string> Lines => [.. Problems.Listed.Select(problem => problem.ToString()), .. Problems.More > 0 ? [$"and {Problems.More} more"] : Array.Empty<string>()];

    private static string TextOf(SeedProblems problems) => problems.Listed.Count == 1
        ? "Nothing was loaded: " + problems.Listed[0]
        : $"Nothing was loaded: there are {problems.Listed.Count + problems.More} problems, first {problems.Listed[0]}";
}
