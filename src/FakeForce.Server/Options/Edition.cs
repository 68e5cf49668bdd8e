namespace FakeForce.Server;

/// <summary>What kind of org is served; it decides the org's limits.</summary>
public enum Edition
{
    Developer,
    Enterprise,
    Unlimited,
    Sandbox,
}
