using System.Globalization;

namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>One operation of a registered service; it is an invocable action.</summary>
/// <param name="Path">From the named credential's address on, with its parameters in braces.</param>
public sealed record ServiceOperation(string Name, string Method, string Path)
{
    /// <summary>The output that takes what no declared answer does (Salesforce Help, "Operation Output Parameters").</summary>
    public const string Default = "default";

    /// <summary>How much of a description is kept.</summary>
    public const int MostDescription = 1_333;

    public string? Description { get; init; }
    public IReadOnlyList<ServiceParameter> Parameters { get; init; } = [];
    public ServiceBody? Body { get; init; }
    public IReadOnlyList<ServiceResponse> Responses { get; init; } = [];

    /// <summary>What is declared for a status: the status itself, then its hundred, then the default; null for none.</summary>
    public ServiceResponse? ResponseOf(int status)
    {
        var name = status.ToString(CultureInfo.InvariantCulture);
        return Find(name) ?? Find(name[..1] + "XX") ?? Find(Default);
    }

    private ServiceResponse? Find(string status) => Responses.FirstOrDefault(response => response.Status.Equals(status, StringComparison.OrdinalIgnoreCase));
}
