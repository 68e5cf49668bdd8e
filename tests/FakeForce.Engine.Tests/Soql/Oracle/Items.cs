namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>An entry of the SELECT list of a query that answers rows.</summary>
internal abstract record Item
{
    public abstract void Write(Spelling soql, Level level);
}

internal sealed record PathItem(PathTerm Path) : Item
{
    public override void Write(Spelling soql, Level level) => Path.Write(soql, level);
}

/// <summary>toLabel() or DISTANCE() under a name.</summary>
internal sealed record NamedItem(Term Term, string Alias) : Item
{
    public override void Write(Spelling soql, Level level)
    {
        Term.Write(soql, level);
        soql.Alias(Alias);
    }
}

internal sealed record ChildItem(ChildModel Child, RowsQuery Query) : Item
{
    public override void Write(Spelling soql, Level level) => soql.Bracketed(() => Query.Write(soql, new Level(soql, null), l => l.From(soql, level.ChildPath(soql, Child))));
}

/// <summary>TYPEOF: the fields of the branch for the parent's object, else those of the Name pseudo-object.</summary>
internal sealed record TypeOfItem(FieldModel Reference, IReadOnlyList<(ObjectModel Type, IReadOnlyList<PathItem> Paths)> Branches, IReadOnlyList<PathItem> Else) : Item
{
    public override void Write(Spelling soql, Level level)
    {
        soql.Word("TYPEOF");
        soql.Name(Reference.Relationship!);
        // Fields inside belong to the parent, so that no alias of the query fits them.
        foreach (var (type, paths) in Branches)
        {
            soql.Word("WHEN");
            soql.Name(type.Name);
            soql.Word("THEN");
            soql.Listed(paths, p => soql.Name(p.Path.Text));
        }
        if (Else.Count > 0)
        {
            soql.Word("ELSE");
            soql.Listed(Else, p => soql.Name(p.Path.Text));
        }
        soql.Word("END");
    }
}
