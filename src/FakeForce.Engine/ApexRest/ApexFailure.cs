namespace FakeForce.Engine.ApexRest;

/// <summary>What a caller sees of an exception that an Apex method did not catch: its type, its message and the stack trace (observed).</summary>
public static class ApexFailure
{
    public const string Code = "APEX_ERROR";

    /// <summary>Lines and columns are not known of what is no Apex.</summary>
    public static SalesforceException Of(ApexStub stub, string exception) => new(Code, $"{exception}\n\nClass.{stub.ClassName}.{MethodOf(stub)}: line 1, column 1");

    private static string MethodOf(ApexStub stub) => "do" + stub.Method[0] + stub.Method[1..].ToLowerInvariant();
}
