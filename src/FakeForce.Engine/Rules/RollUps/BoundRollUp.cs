using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.RollUps;

/// <summary>A roll-up summary field, bound to the schema: what one detail adds to its master's value.</summary>
internal sealed class BoundRollUp(SObjectType master, Field summary, SObjectType detail, Field key, Field? source, CriteriaTest[] tests)
{
    private readonly SummaryOperation operation = summary.Summary!.Operation;
    private readonly bool isCalculated = source is not null && CalculatedRow.Holds(source) || Array.Exists(tests, test => CalculatedRow.Holds(test.Field));

    public SObjectType Master { get; } = master;
    public SObjectType Detail { get; } = detail;
    public Field Summary { get; } = summary;

    /// <summary>The detail's field that names its master.</summary>
    public Field Key { get; } = key;

    /// <summary>Throws <see cref="FormatException"/> for filters that the detail cannot be asked.</summary>
    public static BoundRollUp Bind(SObjectType master, Field field, Catalog catalog)
    {
        var summary = field.Summary!;
        var detail = catalog[summary.Detail];
        var source = summary.Operation == SummaryOperation.Count ? null : detail[summary.SummarizedName!];
        return new BoundRollUp(master, field, detail, detail[summary.ForeignKeyField], source, [.. summary.FilterItems.Select(item => TestOf(item, detail, catalog))]);
    }

    /// <summary>The master that a detail counts for; empty for none.</summary>
    public RecordId MasterOf(Row row) => row.IsLive ? row.Reference(Key.Ordinal) : default;

    /// <summary>What a detail counts: null if it is not there, or does not meet the filters. Formula fields are worked out of the row alone.</summary>
    public Value? ShareOf(Transaction transaction, Row row)
    {
        if (!row.IsLive) return null;
        var frame = isCalculated ? new FormulaFrame(transaction.Catalog, transaction.Find, transaction.Now) { Row = row } : null;
        if (!Array.TrueForAll(tests, test => frame is null ? test.Matches(row) : test.Matches(frame))) return null;
        if (source is null) return Value.Of(1.0);
        var value = frame is not null && CalculatedRow.Holds(source) ? CalculatedRow.ValueIn(Detail, source, frame, default, row) : row.Get(source);
        return value.IsNull ? null : value;
    }

    /// <summary>
    /// The master's value once a detail's share is another. Sums are kept in decimal, so that adding and taking away leaves no rest; the least and the
    /// most are looked for again where they may have gone.
    /// </summary>
    public Value Next(Transaction transaction, RecordId master, Value now, Value? was, Value? becomes)
    {
        if (operation is SummaryOperation.Count or SummaryOperation.Sum) return OfNumber(NumberOf(now) - NumberOf(was ?? Value.Null) + NumberOf(becomes ?? Value.Null));
        if (was is { } gone && gone == now) return Of(transaction, master);
        return becomes is { } come && (now.IsNull || IsFurther(come, now)) ? come : now;
    }

    /// <summary>The master's value, from all its details.</summary>
    public Value Of(Transaction transaction, RecordId master)
    {
        var (sum, best) = (0m, Value.Null);
        foreach (var number in transaction.Lookup(Detail, Key, master.Bits))
            if (ShareOf(transaction, transaction.Find(Detail, Detail.IdOf(number))) is { } share)
                if (operation is SummaryOperation.Count or SummaryOperation.Sum) sum += NumberOf(share);
                else if (best.IsNull || IsFurther(share, best)) best = share;
        return operation is SummaryOperation.Count or SummaryOperation.Sum ? OfNumber(sum) : best;
    }

    // A filter asks about the detail's own fields; formulas among them as they may be summed up.
    private static CriteriaTest TestOf(CriteriaItem item, SObjectType detail, Catalog catalog)
    {
        var own = item.Field.StartsWith(detail.Name + ".", StringComparison.OrdinalIgnoreCase) ? item.Field[(detail.Name.Length + 1)..] : item.Field;
        if (!detail.TryField(own, out var field) || !CalculatedRow.Holds(field)) return CriteriaTest.Bind(item, detail);
        return OwnValues.Suffice(detail, field) ? CriteriaTest.Bind(item, detail, catalog) : throw new FormatException($"{field.Name} is a formula over other records or the clock, which no roll-up asks about");
    }

    private bool IsFurther(Value candidate, Value than) => operation == SummaryOperation.Min ? Compare(candidate, than) < 0 : Compare(candidate, than) > 0;

    private static int Compare(Value a, Value b) => a.Kind == StorageKind.Double ? a.AsDouble.CompareTo(b.AsDouble) : a.Bits.CompareTo(b.Bits);

    // What is beyond decimal's reach is beyond that of a field with 18 digits too.
    private static decimal NumberOf(Value value) => value.Kind switch
    {
        StorageKind.None => 0,
        StorageKind.Double => Math.Abs(value.AsDouble) < 7e27 ? (decimal)value.AsDouble : 0,
        _ => value.Bits,
    };

    private Value OfNumber(decimal number) => Summary.Type.Storage == StorageKind.Double ? Value.Of((double)number) : Value.Of((long)number);
}
