namespace FakeForce.Server.Control;

/// <summary>What a call names is not there: 404, with a word for programs.</summary>
internal sealed class UnknownException(string error, string message) : Exception(message)
{
    public string Error { get; } = error;
}
