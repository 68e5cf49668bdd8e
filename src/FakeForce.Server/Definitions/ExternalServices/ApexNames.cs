namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>
/// Names of the classes that Salesforce makes for objects (Salesforce Help, "External Service Registrations in Apex"), as flows and describes
/// write them: ExternalService__Service_Name, observed in flows.
/// </summary>
internal sealed class ApexNames(string service)
{
    public string Of(string reference) => $"ExternalService__{service}_{Escaped(reference)}";

    /// <summary>Observed: ExternalService__Service_login_IN_body.</summary>
    public string OfInput(string operation, string input) => Of(operation) + "_IN_" + Escaped(input);

    /// <summary>OUT below 300, EXC from there on; a default is neither, and called OUT here.</summary>
    public string OfOutput(string operation, string status) => $"{Of(operation)}_{(status[0] is >= '3' and <= '5' ? "EXC" : "OUT")}_{Escaped(status)}";

    public static string OfProperty(string parent, string property) => $"{parent}_{Escaped(property)}";

    // _ is x5f and - is x2d, both stated; other signs go the same way.
    private static string Escaped(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"x{(int)c:x2}"));
}
