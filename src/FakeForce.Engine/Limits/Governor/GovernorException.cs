namespace FakeForce.Engine.Limits.Governor;

/// <summary>
/// A transaction has used more than it may. Apex code cannot catch a System.LimitException, so whoever runs code lets this one pass and the
/// transaction is rolled back.
/// </summary>
public sealed class GovernorException(GovernorResource resource, string type, string text) : Exception($"{type}: {text}")
{
    public GovernorResource Resource => resource;

    /// <summary>System.LimitException, or System.CalloutException for the time of callouts, which code can catch.</summary>
    public string Type => type;

    /// <summary>Without the type, as Exception.getMessage() gives it.</summary>
    public string Text => text;

    public bool CanBeCaught => type != "System.LimitException";
}
