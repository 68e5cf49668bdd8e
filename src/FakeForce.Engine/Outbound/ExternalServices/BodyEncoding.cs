namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>How a body is written or read.</summary>
public enum BodyEncoding
{
    Json,
    Form,
    Text,

    /// <summary>Bytes; of responses alone.</summary>
    Bytes,
}
