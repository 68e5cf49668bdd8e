namespace FakeForce.Engine.Schema;

/// <summary>Makes one sObject of its text, with the fields that an org of the given features has.</summary>
internal static class StandardReader
{
    public static SObjectType Read(StandardEntry entry, int index, FeatureSet features, IReadOnlyList<ChildRelationship> children)
    {
        var heading = entry.Heading.Split(" | ");
        var of = heading.FirstOrDefault(column => column.StartsWith("of ", StringComparison.Ordinal))?.Split(' ');
        return new SObjectType(Fields(entry.Lines, features))
        {
            Name = entry.Name,
            Label = heading[2],
            LabelPlural = heading[3],
            Index = index,
            KeyPrefix = entry.Prefix,
            Flags = FlagLetters.OfSObject(heading[4]),
            AssociateParentEntity = of?[1],
            AssociateEntityType = of?[2],
            ChildRelationships = children,
        };
    }

    public static List<Field> Fields(IEnumerable<string> lines, FeatureSet features)
    {
        var fields = new List<Field>();
        FieldLine? pending = null;
        foreach (var line in StandardText.Instance.Templates.Expand(lines))
        {
            if (line[0] == PicklistLine.Mark)
            {
                Add(pending, line);
                pending = null;
                continue;
            }
            Add(pending, null);
            pending = new FieldLine(line);
        }
        Add(pending, null);
        return fields;

        void Add(FieldLine? line, string? picklist)
        {
            if (line is not null && features.Has(line.Gate)) fields.Add(line.ToField(fields.Count, picklist));
        }
    }
}
