using System.Collections.Immutable;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>A row of a set-up object, read by the names of its fields; what the org's schema lacks is null.</summary>
internal readonly record struct SetupRow(SObjectType Type, RecordId Id, Row Row)
{
    public string Text(string field) => Type.TryField(field, out var found) ? Row.Get(found).AsText : "";
    public bool Flag(string field) => Type.TryField(field, out var found) && Row.Boolean(found.Ordinal);
    public RecordId Ref(string field) => Type.TryField(field, out var found) ? Row.Reference(found.Ordinal) : default;
}
