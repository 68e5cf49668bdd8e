namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>What only groups have: read by <see cref="GroupModel"/>, not from a row.</summary>
internal abstract record GroupTerm(Kind Kind, FieldModel? Field) : Term(Kind, Field)
{
    public override object? Read(RowModel row, Scene scene) => throw new InvalidOperationException("a row has no " + this);
    public abstract object? Of(GroupModel group, Scene scene);
}

/// <summary>GROUPING(): 1 where the key is summed over.</summary>
internal sealed record GroupingTerm(PathTerm Key, int Index) : GroupTerm(Kind.Whole, null)
{
    public override object? Of(GroupModel group, Scene scene) => group.Kept[Index] ? 0L : 1L;
    public override void Write(Spelling soql, Level level) => soql.Call("GROUPING", () => Key.Write(soql, level));
}

/// <summary>Nulls do not count.</summary>
internal sealed record AggregateTerm(string Function, PathTerm Path) : GroupTerm(Function is "MIN" or "MAX" ? Path.Kind : Kind.Number, Function is "MIN" or "MAX" ? Path.Field : null)
{
    public static IEnumerable<string> For(Kind kind) => kind switch
    {
        Kind.Boolean or Kind.Time or Kind.MultiPicklist or Kind.LongText or Kind.Place => [],
        Kind.Whole or Kind.Number => ["COUNT", "COUNT_DISTINCT", "MIN", "MAX", "SUM", "AVG"],
        _ => ["COUNT", "COUNT_DISTINCT", "MIN", "MAX"],
    };

    public override void Write(Spelling soql, Level level) => soql.Call(Function, () => Path.Write(soql, level));

    public override object? Of(GroupModel group, Scene scene)
    {
        var values = group.Rows.Select(r => Path.Read(r, scene)).OfType<object>().ToList();
        return Function switch
        {
            "COUNT" => (long)values.Count,
            "COUNT_DISTINCT" => (long)values.Select(v => GroupModel.Folded(v, Path.Kind)).Distinct().Count(),
            _ when values.Count == 0 => null,
            "MIN" => values.Aggregate((best, v) => Order.Of(v, best, Path) < 0 ? v : best),
            "MAX" => values.Aggregate((best, v) => Order.Of(v, best, Path) > 0 ? v : best),
            "SUM" when Path.Kind == Kind.Whole => values.Sum(v => (long)v),
            "SUM" => (double)Sum(values),
            _ => (double)Sum(values) / values.Count,
        };
    }

    // In decimal digits, as amounts are.
    private static decimal Sum(List<object> values) => values.Sum(v => v is long whole ? whole : (decimal)(double)v);
}
