namespace FakeForce.Engine.External;

public enum ExternalFormat { Atom, Json }
