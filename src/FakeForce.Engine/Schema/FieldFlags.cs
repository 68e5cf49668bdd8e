namespace FakeForce.Engine.Schema;

/// <summary>The yes-or-no properties of a field, named as describe names them.</summary>
[Flags]
public enum FieldFlags : long
{
    None = 0,
    Createable = 1L << 0,
    Updateable = 1L << 1,
    DefaultedOnCreate = 1L << 2,
    Filterable = 1L << 3,
    Groupable = 1L << 4,
    Sortable = 1L << 5,
    Nillable = 1L << 6,
    RestrictedPicklist = 1L << 7,
    Aggregatable = 1L << 8,
    IdLookup = 1L << 9,
    AutoNumber = 1L << 10,
    NamePointing = 1L << 11,
    Encrypted = 1L << 12,
    CaseSensitive = 1L << 13,
    Unique = 1L << 14,
    HtmlFormatted = 1L << 15,
    DependentPicklist = 1L << 16,
    ExternalId = 1L << 17,
    QueryByDistance = 1L << 18,
    Permissionable = 1L << 19,
    Calculated = 1L << 20,
    CascadeDelete = 1L << 21,
    RestrictedDelete = 1L << 22,
    NameField = 1L << 23,
    Custom = 1L << 24,
    WriteRequiresMasterRead = 1L << 25,
    DisplayLocationInDecimal = 1L << 26,
    DeprecatedAndHidden = 1L << 27,
    PolymorphicForeignKey = 1L << 28,

    /// <summary>No flag of describe: the user who looks may not know of the field.</summary>
    Hidden = 1L << 29,
}
