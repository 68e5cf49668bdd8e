namespace FakeForce.Server;

/// <summary>A port cannot be opened. The message names the option and the reason, for a person to read.</summary>
public sealed class PortException(string message, Exception inner) : Exception(message, inner);
