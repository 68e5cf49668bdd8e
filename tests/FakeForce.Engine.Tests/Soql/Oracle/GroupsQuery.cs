namespace FakeForce.Engine.Tests.Soql.Oracle;

internal enum Subtotals { None, Rollup, Cube }

/// <summary>Rows with the same keys. A key that is summed over is null.</summary>
internal sealed record GroupModel(object?[] Keys, bool[] Kept, IReadOnlyList<RowModel> Rows)
{
    /// <summary>What texts that differ in case alone have in common.</summary>
    public static object? Folded(object? value, Kind kind) => value is string text && kind is not (Kind.Id or Kind.Reference) ? text.ToUpperInvariant() : value;
}

internal sealed record GroupItem(Term Term, string? Alias);

/// <summary>A query that groups or aggregates.</summary>
internal sealed record GroupsQuery(ObjectModel From, IReadOnlyList<GroupItem> Items, IReadOnlyList<Term> Keys, Subtotals Subtotals) : IQuery
{
    private const int MostGroups = 2_000;

    public Condition? Where { get; init; }
    public Condition? Having { get; init; }
    public IReadOnlyList<OrderKey> OrderBy { get; init; } = [];
    public int? Limit { get; init; }
    public int Offset { get; init; }

    public string Soql(Random random)
    {
        var soql = new Spelling(random);
        var level = new Level(soql, From.Name, From.Fields.Where(f => f.Relationship is not null));
        soql.Word("SELECT");
        soql.Listed(Items, item => { item.Term.Write(soql, level); if (item.Alias is not null) soql.Alias(item.Alias); });
        level.From(soql, From.Name);
        if (Where is not null) soql.Word("WHERE");
        Where?.Write(soql, level);
        if (Keys.Count > 0) WriteKeys(soql, level);
        if (Having is not null) soql.Word("HAVING");
        Having?.Write(soql, level);
        Tail.Write(soql, level, OrderBy, Limit, Offset);
        return soql.ToString();
    }

    public string Answer(Scene scene)
    {
        object? Read(GroupModel group, Term term) => term is GroupTerm value ? value.Of(group, scene) : group.Keys[IndexOf(term)];
        var rows = scene.Visible(From).Where(r => Where is null || Where.Holds(t => t.Read(r, scene), scene)).ToList();
        var groups = Sets().SelectMany(kept => GroupsOf(kept, rows, scene)).Where(g => Having is null || Having.Holds(t => Read(g, t), scene));
        var answer = Tail.Cut(groups.Order(Comparer<GroupModel>.Create(ByKeys)), OrderBy, Read, Limit, Offset).ToList();
        if (answer.Count > MostGroups) return "EXCEEDED_ID_LIMIT";
        return string.Concat(answer.Select(g => $"{{{string.Join(',', Items.Select((item, i) => $"{NameOf(i)}:{NaiveAnswer.Shown(Read(g, item.Term))}"))}}}"));
    }

    // Functions without alias are counted, fields without alias keep their name.
    private string NameOf(int index)
    {
        static bool IsFunction(GroupItem item) => item.Term is not PathTerm;
        if (Items[index].Alias is { } alias) return alias;
        return Items[index].Term is PathTerm path ? path.Leaf : "expr" + Items.Take(index).Count(i => i.Alias is null && IsFunction(i));
    }

    private void WriteKeys(Spelling soql, Level level)
    {
        soql.Words("GROUP BY");
        if (Subtotals == Subtotals.None) soql.Listed(Keys, k => k.Write(soql, level));
        else soql.Call(Subtotals == Subtotals.Rollup ? "ROLLUP" : "CUBE", () => soql.Listed(Keys, k => k.Write(soql, level)));
    }

    private IEnumerable<bool[]> Sets() => Subtotals switch
    {
        Subtotals.None => [[.. Keys.Select(_ => true)]],
        Subtotals.Rollup => Enumerable.Range(0, Keys.Count + 1).Select(length => Keys.Select((_, i) => i < length).ToArray()),
        _ => Enumerable.Range(0, 1 << Keys.Count).Select(bits => Keys.Select((_, i) => (bits & 1 << i) != 0).ToArray()),
    };

    private IEnumerable<GroupModel> GroupsOf(bool[] kept, List<RowModel> rows, Scene scene)
    {
        // What is not grouped at all is one group, even of no rows.
        if (!kept.Contains(true)) return [new GroupModel(new object?[kept.Length], kept, rows)];
        return rows.Select(r => (Row: r, Keys: Keys.Select((k, i) => kept[i] ? k.Read(r, scene) : null).ToArray()))
            .GroupBy(r => string.Join('\u0001', r.Keys.Select((k, i) => NaiveAnswer.Shown(GroupModel.Folded(k, Keys[i].Kind)) + (k is null))))
            .Select(g => new GroupModel(g.First().Keys, kept, [.. g.Select(r => r.Row)]));
    }

    /// <summary>Unless ORDER BY says otherwise: in the order of the keys, nulls first, sums behind what they sum.</summary>
    private int ByKeys(GroupModel x, GroupModel y)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            if (x.Kept[i] != y.Kept[i]) return x.Kept[i] ? -1 : 1;
            if (new OrderKey(Keys[i], false, false).Compare(x.Keys[i], y.Keys[i]) is var order and not 0) return order;
        }
        return 0;
    }

    private int IndexOf(Term term) => Keys.Select((k, i) => (k, i)).First(p => ReferenceEquals(p.k, term)).i;
}
