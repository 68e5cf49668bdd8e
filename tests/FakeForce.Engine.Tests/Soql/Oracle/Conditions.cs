namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>What a term is of the row or group at hand.</summary>
internal delegate object? Reader(Term term);

/// <summary>A condition: it holds or it does not, there is no third.</summary>
internal abstract record Condition
{
    public abstract bool Holds(Reader read, Scene scene);
    public abstract void Write(Spelling soql, Level level);

    /// <summary>Stands beside AND and OR without brackets.</summary>
    public virtual bool IsPlain => true;
}

/// <summary>AND and OR of any number of conditions.</summary>
internal sealed record Junction(bool IsAnd, IReadOnlyList<Condition> Parts) : Condition
{
    public override bool IsPlain => false;
    public override bool Holds(Reader read, Scene scene) => IsAnd ? Parts.All(p => p.Holds(read, scene)) : Parts.Any(p => p.Holds(read, scene));

    public override void Write(Spelling soql, Level level)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            if (i > 0) soql.Word(IsAnd ? "AND" : "OR");
            soql.Nested(Parts[i], level);
        }
    }
}

internal sealed record Negation(Condition Inner) : Condition
{
    public override bool IsPlain => false;
    public override bool Holds(Reader read, Scene scene) => !Inner.Holds(read, scene);

    public override void Write(Spelling soql, Level level)
    {
        soql.Word("NOT");
        soql.Nested(Inner, level);
    }
}

/// <summary>A term beside a constant: null, a value, a <see cref="DateLiteral"/>, or for LIKE a pattern.</summary>
internal sealed record Comparison(Term Term, string Operator, object? Constant) : Condition
{
    // Null equals nothing but null, differs from every value, and is neither before nor behind one.
    public override bool Holds(Reader read, Scene scene)
    {
        var value = read(Term);
        if (Operator == "LIKE") return value is string text && Texts.IsLike(text, (string)Constant!, Term is PathTerm { Field.CaseSensitive: true });
        return Operator switch
        {
            "=" => Compared.IsEqual(value, Constant, Term, scene),
            "!=" or "<>" => !Compared.IsEqual(value, Constant, Term, scene),
            _ => value is not null && Ordered(Compared.PlaceOf(value, Constant!, Term, scene)),
        };
    }

    public override void Write(Spelling soql, Level level)
    {
        Term.Write(soql, level);
        if (Operator == "LIKE") soql.Word(Operator);
        else soql.Sign(Operator);
        if (Operator == "LIKE") soql.Pattern((string)Constant!);
        else soql.Constant(Constant, Term.Kind);
    }

    private bool Ordered(int place) => Operator switch { "<" => place < 0, "<=" => place <= 0, ">" => place > 0, _ => place >= 0 };
}

/// <summary>IN, NOT IN, INCLUDES and EXCLUDES.</summary>
internal sealed record Listing(Term Term, string Operator, IReadOnlyList<object?> Constants) : Condition
{
    public override bool Holds(Reader read, Scene scene)
    {
        var value = read(Term);
        return Operator switch
        {
            "IN" => Constants.Any(c => Compared.IsEqual(value, c, Term, scene)),
            "NOT IN" => !Constants.Any(c => Compared.IsEqual(value, c, Term, scene)),
            "INCLUDES" => Constants.Any(c => Includes(value, (string)c!)),
            _ => !Constants.Any(c => Includes(value, (string)c!)),
        };
    }

    public override void Write(Spelling soql, Level level)
    {
        Term.Write(soql, level);
        soql.Words(Operator);
        soql.Bracketed(() => soql.Listed(Constants, c => soql.Constant(c, Term.Kind)));
    }

    private static bool Includes(object? value, string wanted) => value is string set && wanted.Split(';').All(w => set.Split(';').Any(s => Texts.Same(s, w)));
}

/// <summary>Semi-join, or anti-join: the term's id is, or is not, among those that another query gives.</summary>
internal sealed record Join(PathTerm Term, bool Negated, ObjectModel From, string Selected, Condition? Where) : Condition
{
    private (Scene Scene, HashSet<string> Ids)? found;

    public override bool Holds(Reader read, Scene scene)
    {
        if (!ReferenceEquals(found?.Scene, scene)) found = (scene, IdsIn(scene));
        return (read(Term) is string id && found!.Value.Ids.Contains(id)) != Negated;
    }

    public override void Write(Spelling soql, Level level)
    {
        Term.Write(soql, level);
        soql.Words(Negated ? "NOT IN" : "IN");
        soql.Bracketed(() =>
        {
            soql.Word("SELECT");
            soql.Name(Selected);
            var inner = new Level(soql, From.Name);
            inner.From(soql, From.Name);
            if (Where is null) return;
            soql.Word("WHERE");
            Where.Write(soql, inner);
        });
    }

    private HashSet<string> IdsIn(Scene scene) =>
        [.. scene.Visible(From).Where(r => Where is null || Where.Holds(t => t.Read(r, scene), scene)).Select(r => r[Selected]).OfType<string>()];
}
