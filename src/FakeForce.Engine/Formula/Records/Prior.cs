using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Records;

/// <summary>A field of the record as it was before the write at hand.</summary>
internal static class Prior
{
    public static Node Of(Node field) => Places.Read(field, frame => (frame.Id, frame.Prior), field.Path ?? "");
}
