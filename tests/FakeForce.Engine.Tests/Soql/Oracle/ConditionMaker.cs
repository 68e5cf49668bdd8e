namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Makes conditions whose constants mostly occur among the rows.</summary>
internal sealed class ConditionMaker(Random random, Scene scene)
{
    private static readonly string[] ordered = ["=", "!=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] equal = ["=", "!=", "<>"];

    private readonly TermMaker terms = new(random, scene.World.Schema);

    public TermMaker Terms => terms;

    /// <summary>A whole WHERE: joins may stand in it, if <paramref name="joins"/> says so.</summary>
    public Condition Where(ObjectModel from, bool joins)
    {
        if (!joins || random.Next(6) > 0 || Joins(from) is not { Count: > 0 } some) return Any(2, () => Leaf(from));
        return some.Count == 1 && random.Next(3) == 0 ? some[0] : new Junction(true, [.. some, .. Enumerable.Range(0, random.Next(3)).Select(_ => Any(1, () => Leaf(from)))]) is { Parts.Count: > 1 } and ? and : some[0];
    }

    public Condition Any(int depth, Func<Condition> leaf) => depth == 0 ? leaf() : random.Next(6) switch
    {
        0 or 1 => new Junction(true, Parts(depth, leaf)),
        2 => new Junction(false, Parts(depth, leaf)),
        3 => new Negation(Any(depth - 1, leaf)),
        _ => leaf(),
    };

    /// <summary>The term beside a constant that <paramref name="sample"/> gives, or one like it.</summary>
    public Condition Over(Term term, Func<object?> sample)
    {
        object? Constant(bool orNull) => ConstantFor(term, sample, orNull);
        if (term is DistanceTerm) return new Comparison(term, random.Next(2) == 0 ? "<" : ">", (double)random.Next(0, 20_000));
        if (term.Kind == Kind.Boolean) return new Comparison(term, equal[random.Next(3)], random.Next(5) switch { 0 => null, var n => n < 3 });
        if (term.Kind == Kind.MultiPicklist) return OverSet(term, () => (string)Constant(false)!);
        if (random.Next(4) == 0) return new Listing(term, random.Next(2) == 0 ? "IN" : "NOT IN", [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => NoLiteral(Constant(true)))]);
        if (term.Kind is Kind.Text or Kind.Picklist && random.Next(3) == 0) return new Comparison(term, "LIKE", Pattern((string)Constant(false)!));
        var isEqual = term is PathTerm { Field.CaseSensitive: true } or LabelTerm || random.Next(2) == 0;
        return new Comparison(term, isEqual ? equal[random.Next(3)] : ordered[random.Next(ordered.Length)], null) is var made
            ? made with { Constant = Constant(equal.Contains(made.Operator)) } : made;
    }

    private Condition Leaf(ObjectModel from)
    {
        // The standard objects have nothing for functions.
        Term term = (from.Name.EndsWith("__c", StringComparison.Ordinal) ? random.Next(12) : 12) switch
        {
            0 or 1 => terms.Date(from),
            2 => terms.Label(from),
            3 => terms.Distance(from),
            _ => terms.Path(from, TermMaker.IsComparable),
        };
        return Over(term, () => SampleOf(term, from));
    }

    public object? SampleOf(Term term, ObjectModel from)
    {
        var rows = scene.World.All(from);
        return term.Read(rows[random.Next(rows.Count)], scene);
    }

    private Condition[] Parts(int depth, Func<Condition> leaf) => [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Any(depth - 1, leaf))];

    private Condition OverSet(Term term, Func<string> constant) => random.Next(4) switch
    {
        0 => new Comparison(term, equal[random.Next(3)], random.Next(4) == 0 ? null : constant()),
        1 => new Listing(term, random.Next(2) == 0 ? "IN" : "NOT IN", [constant(), random.Next(4) == 0 ? null : constant()]),
        _ => new Listing(term, random.Next(2) == 0 ? "INCLUDES" : "EXCLUDES", [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => constant())]),
    };

    private object? ConstantFor(Term term, Func<object?> sample, bool orNull)
    {
        if (orNull && random.Next(10) == 0) return term.Kind is Kind.Text or Kind.Id or Kind.Reference && random.Next(2) == 0 ? "" : null;
        if (term.Kind is Kind.Date or Kind.Moment && term is not DateTerm && random.Next(2) == 0) return DateLiteral.Any(random);
        for (var i = 0; i < 4; i++)
            if (sample() is { } found && found is not "") return Varied(found, term);
        return Otherwise(term);
    }

    private object Otherwise(Term term) => term.Kind switch
    {
        Kind.Id or Kind.Reference => scene.UserId,
        Kind.Text or Kind.Picklist or Kind.MultiPicklist => "acme",
        Kind.Date => DateOnly.FromDateTime(scene.Now),
        Kind.Moment => scene.Now,
        Kind.Time => TimeSpan.FromHours(9),
        _ => 2L,
    };

    private object Varied(object value, Term term) => value switch
    {
        string id when term.Kind is Kind.Id or Kind.Reference => id,
        string set when term.Kind == Kind.MultiPicklist => string.Join(';', set.Split(';').OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(AnyCase)),
        string text => random.Next(2) == 0 ? AnyCase(text) : text,
        long whole => random.Next(6) == 0 ? whole + 0.5 : whole + random.Next(-1, 2),
        double number => random.Next(3) == 0 ? number + 0.25 : number,
        DateTime moment => random.Next(3) == 0 ? moment.AddMilliseconds(random.Next(-1, 2)) : moment,
        _ => value,
    };

    // A date literal is a range, and lists are of values.
    private object? NoLiteral(object? constant) => constant is DateLiteral ? null : constant;

    private string AnyCase(string text) => random.Next(2) == 0 ? text.ToUpperInvariant() : text.ToLowerInvariant();

    // Parts of the text become wild cards; what was a wild card stays itself behind a backslash.
    private string Pattern(string text)
    {
        var pattern = string.Concat(text.EnumerateRunes().Select(rune => random.Next(8) == 0 ? "_" : rune.Value is '%' or '_' or '\\' ? "\\" + rune : rune.ToString()));
        return random.Next(6) switch
        {
            0 => pattern,
            1 => "%" + pattern,
            2 => pattern + "%",
            3 => "%" + pattern + "%",
            4 => string.Concat(pattern.AsSpan(0, Cut(pattern)), "%", pattern.AsSpan(Cut(pattern))),
            _ => pattern[..Math.Max(1, Cut(pattern))] + "%",
        };
    }

    // Not between a backslash and what it protects, nor inside a pair.
    private static int Cut(string pattern)
    {
        var middle = pattern.Length / 2;
        while (middle > 0 && (pattern[middle - 1] == '\\' || char.IsLowSurrogate(pattern[middle]))) middle--;
        return middle;
    }

    private List<Condition> Joins(ObjectModel from)
    {
        var joins = new List<Condition>();
        for (var i = random.Next(1, 3); i > 0; i--)
            if (AnyJoin(from) is { } join) joins.Add(join);
        return joins;
    }

    private Join? AnyJoin(ObjectModel from)
    {
        var inner = scene.World.Schema.Objects[random.Next(scene.World.Schema.Objects.Count)];
        if (inner == from || inner.Name == "Organization") return null;
        var lefts = from.Fields.Where(f => f.Kind == Kind.Reference).Append(new FieldModel("Id", Kind.Id) { Targets = [from.Name] });
        var rights = inner.Fields.Where(f => f.Kind == Kind.Reference).Append(new FieldModel("Id", Kind.Id) { Targets = [inner.Name] });
        var pairs = lefts.SelectMany(l => rights.Where(r => r.Targets.Intersect(l.Targets).Any()).Select(r => (Left: l, Right: r))).ToArray();
        if (pairs.Length == 0) return null;
        var (left, right) = pairs[random.Next(pairs.Length)];
        return new Join(new PathTerm([], left.Name, left.Kind, left), random.Next(2) == 0, inner, right.Name, random.Next(4) == 0 ? null : Any(1, () => Leaf(inner)));
    }

}
