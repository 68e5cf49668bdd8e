namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Any query: it can write itself and answer itself.</summary>
internal interface IQuery
{
    string Soql(Random random);

    /// <summary>The answer as <see cref="Answer"/> writes it, or the code of the error.</summary>
    string Answer(Scene scene);
}

/// <summary>A query that answers rows, or with no items COUNT().</summary>
internal sealed record RowsQuery(ObjectModel From, IReadOnlyList<Item> Items) : IQuery
{
    public Condition? Where { get; init; }
    public bool IsMine { get; init; }
    public IReadOnlyList<OrderKey> OrderBy { get; init; } = [];
    public int? Limit { get; init; }
    public int Offset { get; init; }

    public string Soql(Random random)
    {
        var soql = new Spelling(random);
        Write(soql, new Level(soql, From.Name, From.Fields.Where(f => f.Relationship is not null)), level => level.From(soql, From.Name));
        return soql.ToString();
    }

    public void Write(Spelling soql, Level level, Action<Level> writeFrom)
    {
        soql.Word("SELECT");
        if (Items.Count == 0) soql.Call("COUNT", () => { });
        else soql.Listed(Items, item => item.Write(soql, level));
        writeFrom(level);
        if (IsMine) soql.Words("USING SCOPE mine");
        if (Where is not null)
        {
            soql.Word("WHERE");
            Where.Write(soql, level);
        }
        Tail.Write(soql, level, OrderBy, Limit, Offset);
    }

    public string Answer(Scene scene)
    {
        var rows = Find(scene, scene.Visible(From));
        return Items.Count == 0 ? rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : new NaiveAnswer(scene).Of(Items, rows);
    }

    /// <summary>Ties stay in the order of ids.</summary>
    public IReadOnlyList<RowModel> Find(Scene scene, IEnumerable<RowModel> candidates)
    {
        var rows = candidates.Where(r => Where is null || Where.Holds(t => t.Read(r, scene), scene));
        if (IsMine) rows = rows.Where(r => r["OwnerId"] as string == scene.UserId);
        return [.. Tail.Cut(rows, OrderBy, (row, term) => term.Read(row, scene), Limit, Offset)];
    }
}

/// <summary>ORDER BY, LIMIT and OFFSET.</summary>
internal static class Tail
{
    public static void Write(Spelling soql, Level level, IReadOnlyList<OrderKey> orderBy, int? limit, int offset)
    {
        if (orderBy.Count > 0)
        {
            soql.Words("ORDER BY");
            soql.Listed(orderBy, key => key.Write(soql, level));
        }
        if (limit is not null) soql.Word($"LIMIT {limit}");
        if (offset > 0) soql.Word($"OFFSET {offset}");
    }

    public static IEnumerable<T> Cut<T>(IEnumerable<T> rows, IReadOnlyList<OrderKey> orderBy, Func<T, Term, object?> read, int? limit, int offset)
    {
        if (orderBy.Count > 0)
        {
            // LINQ sorts stably.
            var keyed = rows.Select(r => (Row: r, Keys: orderBy.Select(k => read(r, k.Term)).ToArray())).ToList();
            rows = keyed.Order(Comparer<(T Row, object?[] Keys)>.Create((x, y) =>
            {
                for (var i = 0; i < orderBy.Count; i++)
                    if (orderBy[i].Compare(x.Keys[i], y.Keys[i]) is var order and not 0) return order;
                return 0;
            })).Select(k => k.Row);
        }
        return rows.Skip(offset).Take(limit ?? int.MaxValue);
    }
}
