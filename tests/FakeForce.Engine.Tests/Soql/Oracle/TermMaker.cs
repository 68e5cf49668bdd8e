namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Makes paths and functions that are legal for an object.</summary>
internal sealed class TermMaker(Random random, SchemaModel schema)
{
    private const int LongestPath = 5;

    // Of the Name pseudo-object, with the kinds that its fields have.
    private static readonly (string Name, Kind Kind)[] pseudo =
        [("Name", Kind.Text), ("Name", Kind.Text), ("Type", Kind.Text), ("Id", Kind.Id), ("Email", Kind.Text), ("Username", Kind.Text), ("IsActive", Kind.Boolean), ("ProfileId", Kind.Reference)];

    private static readonly FieldModel id = new("Id", Kind.Id), isDeleted = new("IsDeleted", Kind.Boolean);

    public static bool IsComparable(FieldModel field) => field.Kind is not (Kind.LongText or Kind.Place);
    public static bool IsSortable(FieldModel field) => IsComparable(field) && field.Kind != Kind.MultiPicklist && !field.CaseSensitive;
    public static bool IsSelectable(FieldModel field) => field.Kind != Kind.Place;

    /// <summary>To a field that fits, over up to five look-ups, mostly none.</summary>
    public PathTerm Path(ObjectModel from, Func<FieldModel, bool> fits)
    {
        var parents = new List<FieldModel>();
        var at = from;
        while (parents.Count < LongestPath && random.Next(parents.Count == 0 ? 4 : 2) == 0)
        {
            var looks = at.Fields.Where(f => f.Kind == Kind.Reference).ToArray();
            if (looks.Length == 0) break;
            var look = looks[random.Next(looks.Length)];
            parents.Add(look);
            if (look.IsPolymorphic)
            {
                if (Pseudo(parents, fits) is { } path) return path;
                parents.RemoveAt(parents.Count - 1);
                break;
            }
            at = schema[look.Targets[0]];
        }
        FieldModel[] fields = [.. at.Fields.Where(fits), .. new[] { id, isDeleted }.Where(fits)];
        if (fields.Length == 0) return Path(from, fits);
        var field = OfAnyKind(fields);
        return new PathTerm(parents, field.Name, field.Kind, field);
    }

    /// <summary>A field of this object itself.</summary>
    public PathTerm? Direct(ObjectModel from, Func<FieldModel, bool> fits)
    {
        var fields = from.Fields.Where(fits).ToArray();
        if (fields.Length == 0) return null;
        var field = OfAnyKind(fields);
        return new PathTerm([], field.Name, field.Kind, field);
    }

    public DateTerm Date(ObjectModel from)
    {
        var path = Path(from, f => f.Kind is Kind.Date or Kind.Moment);
        return path.Kind == Kind.Date
            ? new DateTerm(DateTerm.OfDates[random.Next(DateTerm.OfDates.Length)], path, false)
            : new DateTerm(DateTerm.OfMoments[random.Next(DateTerm.OfMoments.Length)], path, random.Next(2) == 0);
    }

    public LabelTerm Label(ObjectModel from) => new(Path(from, f => f.Kind is Kind.Picklist or Kind.MultiPicklist));

    public DistanceTerm Distance(ObjectModel from)
    {
        PathTerm Place() => Path(from, f => f.Kind == Kind.Place);
        return new DistanceTerm(Place(), random.Next(3) == 0 ? Place() : null, random.Next(-90, 91), random.Next(-1800, 1801) / 10.0, random.Next(2) == 0);
    }

    // Kinds are equally likely, however many fields have them.
    private FieldModel OfAnyKind(FieldModel[] fields)
    {
        var kind = fields.Select(f => f.Kind).Distinct().OrderBy(_ => random.Next()).First();
        var some = fields.Where(f => f.Kind == kind).ToArray();
        return some[random.Next(some.Length)];
    }

    private PathTerm? Pseudo(List<FieldModel> parents, Func<FieldModel, bool> fits)
    {
        var targets = parents[^1].Targets.Select(t => schema[t]).ToArray();
        var fields = pseudo.Where(p => p.Name is "Name" or "Type" or "Id" || targets.Any(t => t.Field(p.Name) is not null)).Where(p => fits(new FieldModel(p.Name, p.Kind))).ToArray();
        var user = targets.FirstOrDefault(t => t.Name == "User");
        if (user is not null && parents.Count < LongestPath && random.Next(6) == 0 && fits(schema["Profile"].NameField))
            return new PathTerm([.. parents, user.Field("ProfileId")!], "Name", Kind.Text, schema["Profile"].NameField);
        if (fields.Length == 0) return null;
        var (name, kind) = fields[random.Next(fields.Length)];
        return new PathTerm(parents, name, kind, targets.Select(t => t.Field(name)).FirstOrDefault(f => f is not null));
    }
}
