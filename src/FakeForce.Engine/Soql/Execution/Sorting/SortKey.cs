using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Sorting;

/// <summary>
/// What a row is sorted by at one place of ORDER BY: a number that sorts like the value, and for texts the text itself,
/// of which the number is only the beginning. Null where <paramref name="Has"/> is false.
/// </summary>
internal readonly record struct SortKey(bool Has, ulong Prefix, byte[]? Text = null)
{
    public int CompareTo(in SortKey other)
    {
        var byPrefix = Prefix.CompareTo(other.Prefix);
        if (byPrefix != 0) return byPrefix;
        // A text that is wholly in its prefix is the beginning of one that begins with the same and goes on.
        if (Text is null || other.Text is null) return (Text is null ? 0 : 1) - (other.Text is null ? 0 : 1);
        return FoldedText.Compare(Text, other.Text);
    }
}

/// <summary>Reads sort keys from the rows at the end of a path.</summary>
internal abstract class SortKeyReader
{
    public abstract SortKey Read(Row row, RecordId id);

    /// <summary>The key without the text behind its prefix: enough to tell most rows apart, and copies nothing.</summary>
    public virtual SortKey Beginning(Row row, RecordId id) => Read(row, id);

    public static SortKeyReader Of(BoundOrdering ordering, Run run) =>
        ordering.Distance is { } distance ? new DistanceKey(distance, run) : Of(ordering.Path!.Root, ordering.Path.Function, run);

    private static SortKeyReader Of(PathStep step, DateFunction? function, Run run) => step switch
    {
        LeafStep leaf when function is not null => new DatePartKey(leaf.Field.Ordinal, new DateParts(function, LeafKinds.Of(leaf.Field) == LeafKind.Date, run)),
        LeafStep { Field.Type.Name: "currency" } amount when run.Currencies is { } currencies => new AmountKey(amount, currencies),
        LeafStep leaf => OfLeaf(leaf),
        ParentStep parent => new ParentKey(parent, function, run),
        TypeNameStep type => new TypeNameKey(type.Type.Name),
        _ => new NoKey(),
    };

    private static SortKeyReader OfLeaf(LeafStep leaf) => LeafKinds.Of(leaf.Field) switch
    {
        LeafKind.Id => new IdKey(IdSource.Own),
        LeafKind.Reference => new IdKey(new IdSource(leaf.Field.Ordinal)),
        LeafKind.Boolean => new BooleanKey(leaf.Field.Ordinal),
        LeafKind.Double => new DoubleKey(leaf.Field.Ordinal),
        LeafKind.Text => leaf.Field.Type.Name == "picklist" && leaf.Field.PicklistValues.Count > 0 ? new PicklistKey(leaf.Field) : new TextKey(leaf.Field.Ordinal),
        _ => new IntegerKey(leaf.Field.Ordinal),
    };

    private sealed class NoKey : SortKeyReader
    {
        public override SortKey Read(Row row, RecordId id) => default;
    }

    private sealed class TypeNameKey(string name) : SortKeyReader
    {
        private readonly byte[] text = System.Text.Encoding.UTF8.GetBytes(name);
        public override SortKey Read(Row row, RecordId id) => id.IsEmpty ? default : TextKey.Of(text);
    }

    private sealed class ParentKey(ParentStep step, DateFunction? function, Run run) : SortKeyReader
    {
        private readonly (KeyPrefix Prefix, SObjectType Type, SortKeyReader Reader)[] targets =
            [.. step.Targets.Select(t => (t.Type.KeyPrefix ?? default, t.Type, Of(t.Next, function, run)))];

        public override SortKey Read(Row row, RecordId id)
        {
            var parent = row.Reference(step.Reference.Ordinal);
            foreach (var target in targets)
            {
                if (target.Prefix != parent.Prefix) continue;
                var found = run.Parent(target.Type, parent);
                return found.Exists ? target.Reader.Read(found, parent) : target.Reader.Read(default, default);
            }
            return targets.Length == 0 ? default : targets[0].Reader.Read(default, default);
        }
    }
}
