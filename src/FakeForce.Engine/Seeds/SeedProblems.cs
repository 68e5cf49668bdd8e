namespace FakeForce.Engine.Seeds;

/// <summary>Everything that was found wrong with a seed: the first of it in full, the rest as a number.</summary>
public sealed class SeedProblems
{
    public const int MostListed = 1_000;

    private readonly List<SeedProblem> listed = [];

    public IReadOnlyList<SeedProblem> Listed => listed;

    /// <summary>How many there are beyond those that are listed.</summary>
    public long More { get; private set; }

    public bool IsEmpty => listed.Count == 0;

    public void Add(string file, int line, string message)
    {
        if (listed.Count < MostListed) listed.Add(new SeedProblem(file, line, message));
        else More++;
    }

    public void Add(SeedText text, long offset, string message)
    {
        // Beyond the list no lines need to be counted.
        if (listed.Count < MostListed) Add(text.Name, text.LineAt(offset), message);
        else More++;
    }

    public void ThrowIfAny()
    {
        if (!IsEmpty) throw new SeedException(this);
    }
}
