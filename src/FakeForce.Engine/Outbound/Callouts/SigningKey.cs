namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>A certificate of the org's with its private key, both in PEM, in the words of Certificate.</summary>
public sealed record SigningKey(string FullName)
{
    public string Pem { get; init; } = "";
}
