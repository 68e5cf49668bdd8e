namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>What the code that calls out sees instead of a response; code can catch it.</summary>
public sealed class CalloutException(string type, string text) : Exception($"{type}: {text}")
{
    public CalloutException(string text) : this("System.CalloutException", text)
    {
    }

    public string Type => type;

    /// <summary>As Exception.getMessage() gives it.</summary>
    public string Text => text;
}
