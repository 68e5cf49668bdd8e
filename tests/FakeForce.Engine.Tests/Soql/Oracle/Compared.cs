namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>A value beside a constant.</summary>
internal static class Compared
{
    public static bool IsEqual(object? value, object? constant, Term term, Scene scene)
    {
        // A checkbox is never null: "= null" asks whether it is false. The empty text is null.
        if (term.Kind == Kind.Boolean) return (bool)value! == (constant is true);
        if (constant is null or "") return value is null;
        if (value is null) return false;
        return term.Kind switch
        {
            Kind.MultiPicklist => SameSet((string)value, (string)constant),
            Kind.Text when term is PathTerm { Field.CaseSensitive: true } => (string)value == (string)constant,
            Kind.Text or Kind.Picklist => Texts.Same((string)value, (string)constant),
            _ => PlaceOf(value, constant, term, scene) == 0,
        };
    }

    /// <summary>Picklists compare by their values here, not by their order in the list.</summary>
    public static int PlaceOf(object value, object constant, Term term, Scene scene) =>
        constant is DateLiteral literal ? literal.PlaceOf(value, scene)
        : term.Kind is Kind.Id or Kind.Reference ? Order.OfIds((string)value, (string)constant)
        : Order.Of(value, constant);

    private static bool SameSet(string left, string right)
    {
        var (a, b) = (left.Split(';'), right.Split(';'));
        return a.All(x => b.Any(y => Texts.Same(x, y))) && b.All(y => a.Any(x => Texts.Same(x, y)));
    }
}
