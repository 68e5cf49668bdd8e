namespace FakeForce.Engine.Seeds;

/// <summary>What is wrong with a seed, and where. <paramref name="Line"/> counts from 1; 0 is the file as a whole.</summary>
public sealed record SeedProblem(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
