namespace FakeForce.Engine;

/// <summary>What was bought; sets the limits and Organization.OrganizationType.</summary>
public enum Edition { Developer, Enterprise, Unlimited, Sandbox }
