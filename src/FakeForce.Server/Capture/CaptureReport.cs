namespace FakeForce.Server.Capture;

/// <summary>What could not be captured, or not as it is.</summary>
internal sealed class CaptureReport
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public void Add(string line) => lines.Add(line);
}
