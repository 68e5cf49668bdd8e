using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Sorting;

namespace FakeForce.Engine.Soql.Execution.Grouping;

/// <summary>One aggregate over one group. Nulls do not count (SOQL and SOSL reference, "Aggregate functions").</summary>
internal abstract class Accumulator
{
    public abstract void Add(in Value value);
    public abstract Value Result { get; }

    public static Accumulator For(Aggregate aggregate) => aggregate.Function switch
    {
        AggregateFunction.Count => new CountOfValues(),
        AggregateFunction.CountDistinct => new CountOfDistinct(aggregate.Path!),
        AggregateFunction.Sum => new Sum(aggregate.Path!.Kind == LeafKind.Integer),
        AggregateFunction.Avg => new Average(),
        AggregateFunction.Min => new Extreme(aggregate.Path!.Field, -1),
        AggregateFunction.Max => new Extreme(aggregate.Path!.Field, 1),
        _ => new CountOfValues(),
    };

    private static double NumberOf(in Value value) => value.Kind == StorageKind.Integer ? value.Bits : value.AsDouble;

    private sealed class CountOfValues : Accumulator
    {
        private long count;
        public override void Add(in Value value) => count += value.IsNull ? 0 : 1;
        public override Value Result => Value.Of(count);
    }

    private sealed class CountOfDistinct(BoundPath path) : Accumulator
    {
        private readonly HashSet<Value[]> seen = new(new SameKeys([path]));

        public override void Add(in Value value)
        {
            if (!value.IsNull) seen.Add([value]);
        }

        public override Value Result => Value.Of((long)seen.Count);
    }

    private sealed class Sum(bool ofIntegers) : Accumulator
    {
        // Decimal digits, so that cents add up.
        private decimal sum;
        private double beyond;
        private bool any, overflown;

        public override void Add(in Value value)
        {
            if (value.IsNull) return;
            any = true;
            var number = NumberOf(value);
            beyond += number;
            overflown |= Math.Abs(beyond) > 1e27 || Math.Abs(number) > 1e27;
            if (!overflown) sum += (decimal)number;
        }

        public override Value Result => !any ? Value.Null : ofIntegers && !overflown ? Value.Of((long)sum) : Value.Of(overflown ? beyond : (double)sum);
    }

    private sealed class Average : Accumulator
    {
        private readonly Sum sum = new(ofIntegers: false);
        private long count;

        public override void Add(in Value value)
        {
            if (value.IsNull) return;
            sum.Add(value);
            count++;
        }

        public override Value Result => count == 0 ? Value.Null : Value.Of(sum.Result.AsDouble / count);
    }

    private sealed class Extreme(Field? field, int sign) : Accumulator
    {
        private SortKey bestKey;
        private Value best;

        public override void Add(in Value value)
        {
            if (value.IsNull) return;
            var key = ValueOrder.KeyOf(value, field);
            if (!best.IsNull && key.CompareTo(bestKey) * sign <= 0) return;
            (bestKey, best) = (key, value);
        }

        public override Value Result => best;
    }
}
