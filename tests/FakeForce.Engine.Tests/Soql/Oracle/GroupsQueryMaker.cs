namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Makes queries that group and aggregate.</summary>
internal sealed class GroupsQueryMaker(Random random, ConditionMaker conditions, RowsQueryMaker rows)
{
    private readonly TermMaker terms = conditions.Terms;

    public GroupsQuery Any(ObjectModel from)
    {
        var keys = Keys(from);
        var subtotals = keys.Count > 0 && random.Next(4) == 0 ? (Subtotals)random.Next(1, 3) : Subtotals.None;
        List<GroupTerm> aggregates = [.. Aggregates(from, keys)];
        if (subtotals != Subtotals.None)
            aggregates.AddRange(keys.Select((k, i) => (k, i)).Where(k => k.k is PathTerm && random.Next(2) == 0).Select(k => new GroupingTerm((PathTerm)k.k, k.i)));
        var shown = keys.Where(_ => random.Next(4) > 0).Concat(aggregates).OrderBy(_ => random.Next()).ToList();
        if (shown.Count == 0) shown.Add(keys.Count > 0 ? keys[0] : CountOfIds());
        var query = new GroupsQuery(from, [.. shown.Select((term, i) => new GroupItem(term, AliasOf(term, i, shown)))], keys, subtotals) { Where = rows.Maybe(from, joins: true) };
        if (keys.Count == 0) return query;
        var known = keys.Concat(aggregates).ToList();
        return query with
        {
            Having = random.Next(3) == 0 ? Having(from, known, subtotals) : null,
            OrderBy = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => known[random.Next(known.Count)]).Select(t => new OrderKey(t, random.Next(2) == 0, random.Next(2) == 0))],
            Limit = rows.MaybeLimit(),
            Offset = random.Next(6) == 0 ? random.Next(5) : 0,
        };
    }

    private static AggregateTerm CountOfIds() => new("COUNT", new PathTerm([], "Id", Kind.Id, null));

    private List<Term> Keys(ObjectModel from)
    {
        var keys = new List<Term>();
        for (var i = random.Next(4); i > 0; i--)
        {
            Term key = random.Next(4) == 0 ? terms.Date(from) : terms.Path(from, f => TermMaker.IsSortable(f) && f.Kind != Kind.Id && f.Name != "IsActive");
            if (!keys.Exists(k => TextOf(k) == TextOf(key))) keys.Add(key);
        }
        return keys;
    }

    private IEnumerable<AggregateTerm> Aggregates(ObjectModel from, List<Term> keys)
    {
        for (var i = random.Next(keys.Count == 0 ? 1 : 0, 4); i > 0; i--)
        {
            var path = terms.Path(from, f => TermMaker.IsSortable(f) && AggregateTerm.For(f.Kind).Any());
            if (keys.Exists(k => TextOf(k) == path.Text)) continue;
            var functions = AggregateTerm.For(path.Kind).ToArray();
            yield return new AggregateTerm(functions[random.Next(functions.Length)], path);
        }
    }

    // What a checkbox is on the row of a subtotal, no page says.
    private Condition? Having(ObjectModel from, List<Term> known, Subtotals subtotals)
    {
        var some = known.Where(t => subtotals == Subtotals.None || t.Kind != Kind.Boolean).ToArray();
        if (some.Length == 0) return null;
        return conditions.Any(1, () =>
        {
            var term = some[random.Next(some.Length)];
            return conditions.Over(term, () => term switch
            {
                AggregateTerm { Function: "MIN" or "MAX", Path: var path } => conditions.SampleOf(path, from),
                GroupTerm => (long)random.Next(6),
                _ => conditions.SampleOf(term, from),
            });
        });
    }

    // Names must differ; fields have their own, functions are numbered.
    private string? AliasOf(Term term, int index, List<Term> shown)
    {
        var isAlone = term is not PathTerm path || shown.Count(t => t is PathTerm p && p.Leaf == path.Leaf) == 1;
        return isAlone && random.Next(2) == 0 ? null : "n" + index;
    }

    private static string TextOf(Term term) => term switch
    {
        PathTerm path => path.Text,
        DateTerm date => $"{date.Function}({date.Path.Text},{date.InZone})",
        _ => "",
    };
}
