namespace FakeForce.Engine.Schema;

/// <summary>Lines that many sObjects have in common, under a name: <c>+ audit</c> stands for the five audit fields.</summary>
internal sealed class LineTemplates
{
    /// <summary>Begins a line that stands for others.</summary>
    public static byte[] Mark { get; } = "\n+ "u8.ToArray();

    private readonly Dictionary<string, List<string>> byName = [];

    public static LineTemplates None { get; } = new();

    public static LineTemplates Read(string text)
    {
        var templates = new LineTemplates();
        List<string>? current = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#') continue;
            if (line[0] == '+') templates.byName.Add(line, current = []);
            else current!.Add(line);
        }
        return templates;
    }

    public IEnumerable<string> Expand(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line[0] != '+') yield return line;
            else foreach (var inner in byName[line]) yield return inner;
        }
    }
}
