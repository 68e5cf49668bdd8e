using System.Globalization;
using CsCheck;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>A condition in SOQL with what it means, written straight from the rules of the reference.</summary>
internal sealed record NaiveCondition(string Soql, Func<NaiveAccount, NaiveAccount?, bool> Holds)
{
    private static readonly string[] Names = ["acme", "Bolt", "ACME corp", "émile", "x"];
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">="];

    public static Gen<NaiveCondition> Any(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Any(depth - 1).List[2, 3].Select(parts => new NaiveCondition(string.Join(" AND ", parts.Select(p => $"({p.Soql})")), (a, p) => parts.All(c => c.Holds(a, p)))),
        Any(depth - 1).List[2, 3].Select(parts => new NaiveCondition(string.Join(" OR ", parts.Select(p => $"({p.Soql})")), (a, p) => parts.Any(c => c.Holds(a, p)))),
        Any(depth - 1).Select(inner => new NaiveCondition($"NOT ({inner.Soql})", (a, p) => !inner.Holds(a, p))));

    private static Gen<NaiveCondition> Leaf => Gen.OneOf(NumberLeaf, RevenueLeaf, NameLeaf, RatingLeaf, ActiveLeaf, ParentLeaf, NullLeaf, LikeLeaf);

    private static Gen<NaiveCondition> NumberLeaf => Gen.Select(Gen.Int[-2, 3], Pick.From(Operators),
        (n, op) => new NaiveCondition($"NumberOfEmployees {op} {n}", (a, _) => Compare(a.Employees?.CompareTo(n), op)));

    private static Gen<NaiveCondition> RevenueLeaf => Gen.Select(Gen.Int[-4, 4], Pick.From(Operators),
        (n, op) => new NaiveCondition(string.Create(CultureInfo.InvariantCulture, $"AnnualRevenue {op} {n / 2.0}"), (a, _) => Compare(a.Revenue?.CompareTo(n / 2.0), op)));

    private static Gen<NaiveCondition> NameLeaf => Gen.Select(Pick.From(Names), Pick.From(Operators),
        (name, op) => new NaiveCondition($"Name {op} '{name.ToUpperInvariant()}'", (a, _) => Compare(string.CompareOrdinal(Upper(a.Name), Upper(name)), op)));

    private static Gen<NaiveCondition> RatingLeaf => Gen.Select(Pick.From("Hot", "Cold", "Other").List[1, 2], Gen.Bool,
        (ratings, negated) => new NaiveCondition($"Rating {(negated ? "NOT IN" : "IN")} ({string.Join(',', ratings.Select(r => $"'{r}'"))})", (a, _) => ratings.Contains(a.Rating!) != negated));

    private static Gen<NaiveCondition> ActiveLeaf => Gen.Select(Gen.Bool, value => new NaiveCondition($"IsActive__c = {value}", (a, _) => a.Active == value));

    private static Gen<NaiveCondition> ParentLeaf => Gen.Select(Pick.From(Names), Gen.Bool,
        (name, negated) => new NaiveCondition($"Parent.Name {(negated ? "!=" : "=")} '{name}'", (_, p) => string.Equals(p?.Name, name, StringComparison.OrdinalIgnoreCase) != negated));

    private static Gen<NaiveCondition> NullLeaf => Gen.Select(Gen.Bool, negated => new NaiveCondition($"ParentId {(negated ? "!=" : "=")} null", (a, _) => a.Parent is null != negated));

    private static Gen<NaiveCondition> LikeLeaf => Gen.Select(Pick.From("acme", "A", "LONG ENOUGH A", "é", "x", " corp", "enough"), Gen.Bool, Gen.Bool, (text, start, end) =>
        new NaiveCondition($"Name LIKE '{(start ? "%" : "")}{text}{(end ? "%" : "")}'", (a, _) => (start, end) switch
        {
            (true, true) => Upper(a.Name).Contains(Upper(text), StringComparison.Ordinal),
            (true, false) => Upper(a.Name).EndsWith(Upper(text), StringComparison.Ordinal),
            (false, true) => Upper(a.Name).StartsWith(Upper(text), StringComparison.Ordinal),
            _ => Upper(a.Name) == Upper(text),
        }));

    public static string Upper(string text) => text.ToUpperInvariant();

    // Null equals nothing but null, differs from every value, and is neither before nor behind one.
    private static bool Compare(int? order, string op) => op switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}

/// <summary>ORDER BY one field, LIMIT and OFFSET, with what they mean.</summary>
internal sealed record NaiveTail(string Field, bool Descending, bool NullsLast, int? Limit, int Offset)
{
    public static Gen<NaiveTail> Any => Gen.Select(
        Pick.From("Name", "AnnualRevenue", "NumberOfEmployees", "Parent.Name", "IsActive__c", "Rating"), Gen.Bool, Gen.Bool, Gen.Int[0, 40].Nullable(), Gen.Int[0, 5],
        (name, descending, nullsLast, limit, offset) => new NaiveTail(name, descending, nullsLast, limit, offset));

    public string Soql => $"ORDER BY {Field} {(Descending ? "DESC" : "ASC")}{(NullsLast ? " NULLS LAST" : "")}{(Limit is null ? "" : $" LIMIT {Limit}")} OFFSET {Offset}";

    public IEnumerable<int> Apply(IEnumerable<NaiveAccount> rows, Func<NaiveAccount, NaiveAccount?> parentOf)
    {
        var keyed = rows.Select(r => (r.Number, Key: KeyOf(r, parentOf(r)))).ToList();
        var nulls = keyed.Where(k => k.Key is null).Select(k => k.Number);
        var some = keyed.Where(k => k.Key is not null);
        var ordered = (Descending ? some.OrderByDescending(k => k.Key, Order) : some.OrderBy(k => k.Key, Order)).Select(k => k.Number);
        var all = NullsLast ? ordered.Concat(nulls) : nulls.Concat(ordered);
        return all.Skip(Offset).Take(Limit ?? int.MaxValue);
    }

    private static readonly Comparer<object?> Order = Comparer<object?>.Create((x, y) => x is string a ? string.CompareOrdinal(a, (string)y!) : Comparer<object>.Default.Compare(x, y));

    private object? KeyOf(NaiveAccount row, NaiveAccount? parent) => Field switch
    {
        "Name" => NaiveCondition.Upper(row.Name),
        "AnnualRevenue" => row.Revenue,
        "NumberOfEmployees" => row.Employees,
        "Parent.Name" => parent is null ? null : NaiveCondition.Upper(parent.Name),
        "IsActive__c" => row.Active,
        // In the order of the picklist's entries.
        _ => row.Rating is null ? null : Array.IndexOf(["Hot", "Warm", "Cold"], row.Rating) is var place and >= 0 ? place : 3,
    };
}
