namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Makes queries that answer rows.</summary>
internal sealed class RowsQueryMaker(Random random, Scene scene, ConditionMaker conditions)
{
    private static readonly string[] otherwise = ["Name", "Type", "Id", "Email"];

    private readonly TermMaker terms = conditions.Terms;

    public RowsQuery Any(ObjectModel from)
    {
        if (random.Next(20) == 0) return new RowsQuery(from, []) { Where = Maybe(from, true), Limit = MaybeLimit() };
        var isMine = random.Next(15) == 0;
        var items = Items(from, isMine ? 2 : 0);
        return new RowsQuery(from, items)
        {
            IsMine = isMine,
            Where = Maybe(from, joins: !isMine),
            OrderBy = OrderBy(from),
            Limit = MaybeLimit(),
            Offset = random.Next(5) == 0 ? random.Next(20) : 0,
        };
    }

    /// <summary>Up to three keys.</summary>
    public IReadOnlyList<OrderKey> OrderBy(ObjectModel from)
    {
        if (random.Next(2) == 0) return [];
        return [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => KeyOf(from))];
    }

    public int? MaybeLimit() => random.Next(3) == 0 ? random.Next(40) : null;

    public Condition? Maybe(ObjectModel from, bool joins) => random.Next(6) == 0 ? null : conditions.Where(from, joins);

    // NULLS LAST is not promised for references (SOQL and SOSL reference, "ORDER BY").
    private OrderKey KeyOf(ObjectModel from)
    {
        Term term = random.Next(10) switch { 0 => terms.Date(from), 1 => terms.Distance(from), _ => terms.Path(from, f => TermMaker.IsSortable(f) && f.Name != "IsActive") };
        return new OrderKey(term, random.Next(2) == 0, term.Kind != Kind.Reference && random.Next(3) == 0);
    }

    // Level 0 is the query, sub-queries go two further.
    private List<Item> Items(ObjectModel from, int level)
    {
        var paths = Enumerable.Range(0, random.Next(1, 6)).Select(_ => terms.Path(from, TermMaker.IsSelectable)).DistinctBy(p => p.Text).Select(p => (Item)new PathItem(p)).ToList();
        // TYPEOF stands neither beside other paths over its look-up nor beside functions.
        var typeOf = random.Next(8) == 0 ? TypeOf(from) : null;
        if (typeOf is not null)
        {
            paths.RemoveAll(p => p is PathItem { Path.Parents: [var first, ..] } && first == typeOf.Reference);
            paths.Insert(random.Next(paths.Count + 1), typeOf);
        }
        else if (random.Next(6) == 0) paths.Add(new NamedItem(terms.Label(from), "label1"));
        else if (random.Next(10) == 0) paths.Insert(0, new NamedItem(terms.Distance(from), "Far"));
        if (level < 2 && random.Next(4 + level) == 0)
            foreach (var child in from.Children.OrderBy(_ => random.Next()).Take(random.Next(1, 3))) paths.Insert(random.Next(paths.Count + 1), new ChildItem(child, Below(child, level)));
        return paths;
    }

    private RowsQuery Below(ChildModel child, int level) => new(child.Child, Items(child.Child, level + 1))
    {
        Where = random.Next(2) == 0 ? Maybe(child.Child, joins: false) : null,
        OrderBy = OrderBy(child.Child),
        Limit = random.Next(3) == 0 ? random.Next(4) : null,
    };

    private TypeOfItem? TypeOf(ObjectModel from)
    {
        var looks = from.Fields.Where(f => f.IsPolymorphic).ToArray();
        if (looks.Length == 0) return null;
        var look = looks[random.Next(looks.Length)];
        var branches = look.Targets.OrderBy(_ => random.Next()).Take(random.Next(1, look.Targets.Count + 1)).Select(name => scene.World.Schema[name])
            .Select(t => (t, (IReadOnlyList<PathItem>)[.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => terms.Path(t, TermMaker.IsSelectable)).DistinctBy(p => p.Text).Select(p => new PathItem(p))])).ToList();
        PathItem[] rest = random.Next(2) == 0 ? [] : [.. otherwise.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(name => new PathItem(new PathTerm([], name, Kind.Text, null)))];
        return new TypeOfItem(look, branches, rest);
    }
}
