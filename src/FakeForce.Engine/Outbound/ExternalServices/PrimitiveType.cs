namespace FakeForce.Engine.Outbound.ExternalServices;

/// <param name="Values">The only values of an enum; none for all others.</param>
public sealed record PrimitiveType(Primitive Kind, IReadOnlyList<string> Values) : DataType
{
    public PrimitiveType(Primitive kind) : this(kind, [])
    {
    }
}
