namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>What can be compared, sorted and grouped by.</summary>
internal abstract record Term(Kind Kind, FieldModel? Field)
{
    public abstract object? Read(RowModel row, Scene scene);
    public abstract void Write(Spelling soql, Level level);
}

/// <summary>A field, reached over look-ups. Where a parent is missing all is null, but checkboxes are false.</summary>
internal sealed record PathTerm(IReadOnlyList<FieldModel> Parents, string Leaf, Kind Kind, FieldModel? Field) : Term(Kind, Field)
{
    public bool IsDirect => Parents.Count == 0;
    public string Text => string.Join('.', [.. Parents.Select(p => p.Relationship), Leaf]);

    public override object? Read(RowModel row, Scene scene) => Leave(ParentOf(row, scene));

    public RowModel? ParentOf(RowModel row, Scene scene)
    {
        RowModel? at = row;
        foreach (var parent in Parents) at = scene.World.Find(at?[parent.Name]);
        return at;
    }

    public override void Write(Spelling soql, Level level) => level.Path(soql, this);

    // Through a look-up to several objects only the fields of the Name pseudo-object are seen: Name is the name field, Type the object.
    private object? Leave(RowModel? row)
    {
        var value = row is null ? null : Parents is [.., { IsPolymorphic: true }] ? PseudoField(row, Leaf) : row[Leaf];
        return value ?? (Kind == Kind.Boolean ? false : null);
    }

    public static object? PseudoField(RowModel row, string name) => name switch
    {
        "Type" => row.Type.Name,
        "Name" => row[row.Type.NameField.Name],
        _ => row[name],
    };
}

/// <summary>toLabel(): a value outside the list is its own label.</summary>
internal sealed record LabelTerm(PathTerm Path) : Term(Path.Kind == Kind.MultiPicklist ? Kind.MultiPicklist : Kind.Text, Path.Field)
{
    public override object? Read(RowModel row, Scene scene) =>
        Path.Read(row, scene) is string value ? string.Join(';', (Kind == Kind.MultiPicklist ? value.Split(';') : [value]).Select(LabelOf)) : null;

    public override void Write(Spelling soql, Level level) => soql.Call("toLabel", () => Path.Write(soql, level));

    private string LabelOf(string value) => Path.Field!.Entries.FirstOrDefault(e => e.Value == value)?.Label ?? value;
}

/// <summary>DISTANCE() between a location and another or a point, by the haversine formula on a sphere of Earth's mean radius.</summary>
internal sealed record DistanceTerm(PathTerm From, PathTerm? To, double Latitude, double Longitude, bool InMiles) : Term(Kind.Number, null)
{
    public override object? Read(RowModel row, Scene scene)
    {
        if (Place(From, row, scene) is not { } a || (To is null ? (Latitude, Longitude) : Place(To, row, scene)) is not { } b) return null;
        var (up, across) = (Math.Sin(Radians(b.Item1 - a.Item1) / 2), Math.Sin(Radians(b.Item2 - a.Item2) / 2));
        var chord = up * up + Math.Cos(Radians(a.Item1)) * Math.Cos(Radians(b.Item1)) * across * across;
        var km = 2 * 6371.0088 * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
        return InMiles ? km / 1.609344 : km;
    }

    public override void Write(Spelling soql, Level level) => soql.Call("DISTANCE", () =>
    {
        From.Write(soql, level);
        soql.Comma();
        if (To is not null) To.Write(soql, level);
        else soql.Call("GEOLOCATION", () => { soql.Number(Latitude); soql.Comma(); soql.Number(Longitude); });
        soql.Comma();
        soql.Text(InMiles ? "mi" : "km");
    });

    private static (double, double)? Place(PathTerm path, RowModel row, Scene scene) =>
        path.ParentOf(row, scene) is { } at && at["Spot__Latitude__s"] is double latitude && at["Spot__Longitude__s"] is double longitude ? (latitude, longitude) : null;

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
