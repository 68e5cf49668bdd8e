namespace FakeForce.Engine.External;

public enum ExternalProtocol { NoAuthentication, Oauth, Password }
