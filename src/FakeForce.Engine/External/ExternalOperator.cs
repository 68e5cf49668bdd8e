namespace FakeForce.Engine.External;

public enum ExternalOperator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }
