namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>A job whose time has come.</summary>
public sealed record CalloutRun(Org Org, CalloutJob Job);
