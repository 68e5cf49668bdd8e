using FakeForce.Engine.Records;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>The names inside a complex value such as FieldDefinition.ReferenceTo, as one text with semicolons.</summary>
internal static class NameList
{
    public static Value Of(IReadOnlyList<string> names) => Value.Of(string.Join(';', names));
}
