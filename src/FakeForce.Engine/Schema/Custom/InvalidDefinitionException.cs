namespace FakeForce.Engine.Schema;

/// <summary>Custom definitions that the org refuses, with everything that is wrong with them.</summary>
public sealed class InvalidDefinitionException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>What something that takes definitions says of them; none where it takes them.</summary>
    public static IReadOnlyList<string> ProblemsOf(Action take)
    {
        try
        {
            take();
            return [];
        }
        catch (InvalidDefinitionException invalid)
        {
            return invalid.Problems;
        }
    }
}
