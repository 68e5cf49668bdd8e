namespace FakeForce.Engine.External;

public enum PrincipalType { Anonymous, NamedUser, PerUser }
