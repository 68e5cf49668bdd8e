using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// What a path may say about a parent that can be of several sObjects (Owner, Who, What): only the fields of the Name
/// pseudo-object, each looked up on the sObject that the parent turns out to be.
/// Source: Object Reference, "Name".
/// </summary>
internal static class NamePseudoObject
{
    public const string Name = "Name";

    private static readonly FrozenSet<string> Fields = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "Alias", "Email", "FirstName", "Id", "IsActive", "LastName", "MiddleName", "Name", "NameOrAlias", "Phone",
        "ProfileId", "RecordTypeId", "Suffix", "Title", "Type", "UserRoleId", "Username");

    private static readonly FrozenSet<string> Relationships = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "Profile", "RecordType", "UserRole");

    public static bool Has(string field) => Fields.TryGetValue(field, out _);
    public static bool HasRelationship(string name) => Relationships.Contains(name);
    public static string Canonical(string name) => Fields.TryGetValue(name, out var field) ? field : Relationships.TryGetValue(name, out var relationship) ? relationship : name;

    /// <summary>A case has no Name, but its Name in the pseudo-object is its number: the name field counts.</summary>
    public static bool TryField(SObjectType target, string name, [NotNullWhen(true)] out Field? field)
    {
        if (target.TryField(name, out field)) return true;
        field = name.Equals(Name, StringComparison.OrdinalIgnoreCase) ? target.NameField : null;
        return field is not null;
    }
}
