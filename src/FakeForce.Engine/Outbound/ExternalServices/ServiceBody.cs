namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>The body of an operation's request, which is one of its inputs.</summary>
/// <param name="MediaType">As the document has it, with its charset; goes into Content-Type.</param>
public sealed record ServiceBody(string Name, string MediaType, BodyEncoding Encoding, DataType Type)
{
    public bool IsRequired { get; init; }
    public string? Description { get; init; }
}
