namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>How two values of one kind compare; nulls are the caller's affair.</summary>
internal static class Order
{
    public static int Of(object left, object right) => (left, right) switch
    {
        (string a, string b) => Texts.Compare(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        (DateTime a, DateTime b) => a.CompareTo(b),
        (TimeSpan a, TimeSpan b) => a.CompareTo(b),
        (long a, long b) => a.CompareTo(b),
        _ => Convert.ToDouble(left, null).CompareTo(Convert.ToDouble(right, null)),
    };

    /// <summary>Ids by their 15 characters, in which case counts.</summary>
    public static int OfIds(string left, string right) => string.CompareOrdinal(left[..15], right[..15]);

    /// <summary>Picklists by the place of the value in the list, and behind that by text.</summary>
    public static int OfEntries(string left, string right, FieldModel field)
    {
        var (a, b) = (PlaceOf(left, field), PlaceOf(right, field));
        return a != b || a < field.Entries.Count ? a.CompareTo(b) : Texts.Compare(left, right);
    }

    public static int Of(object left, object right, Term term) => term.Kind switch
    {
        Kind.Id or Kind.Reference => OfIds((string)left, (string)right),
        Kind.Picklist => OfEntries((string)left, (string)right, term.Field!),
        _ => Of(left, right),
    };

    private static int PlaceOf(string value, FieldModel field)
    {
        for (var i = 0; i < field.Entries.Count; i++)
            if (Texts.Same(field.Entries[i].Value, value)) return i;
        return field.Entries.Count;
    }
}

/// <summary>One place of ORDER BY.</summary>
internal sealed record OrderKey(Term Term, bool Descending, bool NullsLast)
{
    // References do not support NULLS LAST.
    private bool GoLast => NullsLast && Term.Kind != Kind.Reference;

    public int Compare(object? left, object? right)
    {
        if (left is null || right is null) return (left is null, right is null) switch
        {
            (true, true) => 0,
            (true, false) => GoLast ? 1 : -1,
            _ => GoLast ? -1 : 1,
        };
        return Descending ? -Order.Of(left, right, Term) : Order.Of(left, right, Term);
    }

    public void Write(Spelling soql, Level level)
    {
        Term.Write(soql, level);
        if (Descending) soql.Word("DESC");
        else if (soql.Chance(3)) soql.Word("ASC");
        if (NullsLast) soql.Words("NULLS LAST");
        else if (soql.Chance(4)) soql.Words("NULLS FIRST");
    }
}
