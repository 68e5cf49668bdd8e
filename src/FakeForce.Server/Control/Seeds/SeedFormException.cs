namespace FakeForce.Server.Control.Seeds;

/// <summary>JSON that is none of the forms of a seed. The offset is where.</summary>
internal sealed class SeedFormException(long offset, string message) : Exception(message)
{
    public long Offset { get; } = offset;
}
