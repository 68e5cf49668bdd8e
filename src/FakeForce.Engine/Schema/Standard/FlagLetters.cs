namespace FakeForce.Engine.Schema;

/// <summary>The letters of the flag columns; Common.txt lists them for readers.</summary>
internal static class FlagLetters
{
    /// <summary>The letter of a field that the org alone writes.</summary>
    public const char System = 's';

    private static readonly FieldFlags[] Fields = Table<FieldFlags>(
        ('C', FieldFlags.Createable), ('U', FieldFlags.Updateable), ('D', FieldFlags.DefaultedOnCreate), ('F', FieldFlags.Filterable),
        ('G', FieldFlags.Groupable), ('S', FieldFlags.Sortable), ('n', FieldFlags.Nillable), ('R', FieldFlags.RestrictedPicklist),
        ('X', FieldFlags.Aggregatable), ('L', FieldFlags.IdLookup), ('N', FieldFlags.AutoNumber), ('P', FieldFlags.NamePointing),
        ('E', FieldFlags.Encrypted), ('K', FieldFlags.CaseSensitive), ('Q', FieldFlags.Unique), ('H', FieldFlags.HtmlFormatted),
        ('Y', FieldFlags.DependentPicklist), ('I', FieldFlags.ExternalId), ('Z', FieldFlags.QueryByDistance),
        ('W', FieldFlags.Permissionable), ('a', FieldFlags.Calculated), ('m', FieldFlags.NameField), ('c', FieldFlags.CascadeDelete),
        ('r', FieldFlags.RestrictedDelete), (System, FieldFlags.None), ('-', FieldFlags.None));

    private static readonly SObjectFlags[] Objects = Table<SObjectFlags>(
        ('C', SObjectFlags.Createable), ('U', SObjectFlags.Updateable), ('D', SObjectFlags.Deletable), ('u', SObjectFlags.Undeletable),
        ('Q', SObjectFlags.Queryable), ('R', SObjectFlags.Retrieveable), ('S', SObjectFlags.Searchable), ('L', SObjectFlags.Layoutable),
        ('M', SObjectFlags.Mergeable), ('P', SObjectFlags.Replicateable), ('T', SObjectFlags.Triggerable), ('m', SObjectFlags.MruEnabled),
        ('f', SObjectFlags.FeedEnabled), ('A', SObjectFlags.Activateable), ('d', SObjectFlags.DeepCloneable),
        ('p', SObjectFlags.CompactLayoutable), ('e', SObjectFlags.SearchLayoutable), ('-', SObjectFlags.None));

    public static FieldFlags OfField(string letters)
    {
        var flags = FieldFlags.None;
        foreach (var letter in letters) flags |= Fields[letter];
        return flags;
    }

    public static SObjectFlags OfSObject(string letters)
    {
        var flags = SObjectFlags.None;
        foreach (var letter in letters) flags |= Objects[letter];
        return flags;
    }

    private static T[] Table<T>(params ReadOnlySpan<(char Letter, T Flag)> rows)
    {
        var table = new T['z' + 1];
        foreach (var (letter, flag) in rows) table[letter] = flag;
        return table;
    }
}
