namespace FakeForce.Engine.Schema;

/// <summary>
/// Which fields of which standard sObjects point to a parent: found by one pass over the text when the first child
/// relationship is wanted, without reading any sObject. Gates are judged when a parent's list is made.
/// </summary>
internal sealed class ChildIndex
{
    private static readonly Lazy<ChildIndex> Shared = new(() => new ChildIndex(StandardText.Instance));

    private readonly Dictionary<string, List<(StandardEntry Child, string Line)>> byParent = new(1024, StringComparer.OrdinalIgnoreCase);

    public static ChildIndex Instance => Shared.Value;

    private ChildIndex(StandardText text)
    {
        foreach (var entry in text.Entries)
        {
            foreach (var line in entry.LinesWith(FieldLine.ReferenceMark)) Add(entry, line);
            foreach (var use in entry.LinesWith(LineTemplates.Mark))
                foreach (var line in text.Templates.Expand([use])) Add(entry, line);
        }
    }

    public ChildRelationship[] Of(string parent, FeatureSet features) => byParent.TryGetValue(parent, out var found)
        ? [.. found.Where(row => features.Has(row.Child.Gate)).Select(row => (row.Child, Line: new FieldLine(row.Line)))
            .Where(row => features.Has(row.Line.Gate)).Select(row => Relationship(row.Child, row.Line, parent))]
        : [];

    private void Add(StandardEntry child, string line)
    {
        foreach (var parent in FieldLine.TargetsOf(line))
        {
            if (!byParent.TryGetValue(parent, out var rows)) byParent.Add(parent, rows = []);
            rows.Add((child, line));
        }
    }

    private static ChildRelationship Relationship(StandardEntry child, FieldLine line, string parent) => new(child.Name, line.Name,
        line.ChildRelationshipName(parent), (line.Flags & FieldFlags.CascadeDelete) != 0, (line.Flags & FieldFlags.RestrictedDelete) != 0);
}
