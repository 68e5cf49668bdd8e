namespace FakeForce.Server.Rest.Actions;

/// <summary>The types of custom actions, with the version from which on each is there, in the order of the guide's sample.</summary>
internal static class ActionTypes
{
    public const string ExternalService = "externalService", Flow = "flow", EmailAlert = "emailAlert";

    /// <summary>"Available in API version 32.0 and later" (REST guide, "Get Invocable Actions").</summary>
    public const int FirstVersion = 32;

    public static readonly (string Name, int Since)[] All =
    [
        ("quickAction", FirstVersion),
        ("apex", 33),
        (EmailAlert, FirstVersion),
        (Flow, FirstVersion),
        // That of the metadata type ExternalServiceRegistration.
        (ExternalService, 39),
    ];
}
