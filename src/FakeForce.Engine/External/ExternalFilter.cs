namespace FakeForce.Engine.External;

/// <summary>Which rows of an external table are wanted, in no external system's words.</summary>
public abstract record ExternalFilter;
