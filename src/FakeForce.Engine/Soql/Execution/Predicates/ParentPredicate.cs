using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>The rows of one possible parent, without those that may not be seen. Once many were asked about, all answers are found in one pass, which is far cheaper than row by row.</summary>
internal sealed class TargetTable(KeyPrefix prefix, Table table, Predicate inner, Predicate? sight = null)
{
    private const int FewQuestions = 1_024;

    private readonly int enough = Math.Max(FewQuestions, table.Count / 16);
    private ulong[]? answers;
    private int asked;

    public KeyPrefix Prefix => prefix;
    public bool WhenMissing { get; } = inner.Matches(default, default);

    public bool Matches(RecordId parent)
    {
        var number = parent.Number;
        if (answers is not null && number <= table.Count) return (answers[number >> 6] >> (int)number & 1) != 0;
        if (++asked == enough) answers = All();
        var found = table.RowAt(number);
        return found.Exists && sight?.Matches(found, parent) != false ? inner.Matches(found, parent) : WhenMissing;
    }

    private ulong[] All()
    {
        var bits = new ulong[(table.Count >> 6) + 1];
        for (var first = 0; first < table.Count; first += 256)
        {
            var leaf = table.Rows.Leaf(first);
            for (var i = 0; i < leaf.Length; i++)
            {
                var (row, number) = (new Row(leaf[i]), first + i + 1);
                var id = new RecordId(prefix, number);
                if (row.Exists && sight?.Matches(row, id) != false ? inner.Matches(row, id) : WhenMissing) bits[number >> 6] |= 1UL << number;
            }
        }
        return bits;
    }
}

/// <summary>Asks the parent's row; without a parent, the row in which everything is null (a left outer join).</summary>
internal sealed class ParentPredicate(int ordinal, TargetTable[] targets) : Predicate
{
    private readonly bool whenMissing = targets.Length > 0 && targets[0].WhenMissing;

    public override bool Matches(Row row, RecordId id)
    {
        if (!row.Has(ordinal)) return whenMissing;
        var parent = row.Reference(ordinal);
        foreach (var target in targets)
            if (target.Prefix == parent.Prefix) return target.Matches(parent);
        return whenMissing;
    }
}

/// <summary>The name of the row's sObject is known beforehand; only whether there is a row is not.</summary>
internal sealed class TypeNamePredicate(bool matches, bool whenMissing) : Predicate
{
    public override bool Matches(Row row, RecordId id) => id.IsEmpty ? whenMissing : matches;
}
