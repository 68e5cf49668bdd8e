namespace FakeForce.Engine.Schema;

/// <summary>
/// Which fields of which standard sObjects point to a parent: found by one pass over the text when the first child
/// relationship is wanted, without reading any sObject. Gates are judged when a parent's list is made.
/// </summary>
internal sealed class ChildIndex
{
    private static readonly Lazy<ChildIndex> Shared = new(() => new ChildIndex(StandardText.Instance));

    private readonly Dictionary<string, List<(StandardEntry Child, FieldLine Line)>> byParent = new(StringComparer.OrdinalIgnoreCase);

    public static ChildIndex Instance => Shared.Value;

    private ChildIndex(StandardText text)
    {
        foreach (var entry in text.Entries)
            foreach (var line in text.Templates.Expand(entry.Lines))
                if (line.Contains(" | > ", StringComparison.Ordinal)) Add(entry, new FieldLine(line));
    }

    public ChildRelationship[] Of(string parent, FeatureSet features) => byParent.TryGetValue(parent, out var found)
        ? [.. found.Where(row => features.Has(row.Child.Gate) && features.Has(row.Line.Gate)).Select(row => Relationship(row.Child, row.Line, parent))]
        : [];

    private void Add(StandardEntry child, FieldLine line)
    {
        foreach (var parent in line.ReferenceTo)
        {
            if (!byParent.TryGetValue(parent, out var rows)) byParent.Add(parent, rows = []);
            rows.Add((child, line));
        }
    }

    private static ChildRelationship Relationship(StandardEntry child, FieldLine line, string parent) => new(child.Name, line.Name,
        line.ChildRelationshipName(parent), (line.Flags & FieldFlags.CascadeDelete) != 0, (line.Flags & FieldFlags.RestrictedDelete) != 0);
}
