using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>The external services of an org, and what there may be of them (Salesforce Help, "External Services System Limits").</summary>
public sealed record ServiceRegistry(IReadOnlyList<ServiceRegistration> Registrations)
{
    public const int MostRegistrations = 700, MostActiveOperations = 3_000, MostOperations = 10_000, MostActiveObjects = 3_000, MostObjects = 10_000;

    public static ServiceRegistry None { get; } = new([]);

    /// <summary>Each action with its name: Service.operation, as flows name it.</summary>
    public IEnumerable<(string Name, ServiceRegistration Service, ServiceOperation Operation)> Actions =>
        from service in Registrations
        where service.IsComplete
        from operation in service.Operations
        select ($"{service.FullName}.{operation.Name}", service, operation);

    public (string Name, ServiceRegistration Service, ServiceOperation Operation)? Find(string action)
    {
        foreach (var one in Actions)
            if (one.Name.Equals(action, StringComparison.OrdinalIgnoreCase)) return one;
        return null;
    }

    /// <summary>What does not go together, or is too much.</summary>
    public IEnumerable<string> Problems(CalloutOptions callouts)
    {
        foreach (var twice in Registrations.GroupBy(one => one.FullName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)) yield return $"externalServiceRegistrations: {twice.Key} is there twice";
        foreach (var one in Registrations)
            foreach (var problem in Problems(one, callouts)) yield return $"externalServiceRegistrations {one.FullName}: {problem}";
        (string What, int There, int Most)[] limits =
        [
            ("registrations", Registrations.Count, MostRegistrations),
            ("active operations", Registrations.Sum(one => one.Operations.Count), MostActiveOperations),
            ("operations", Registrations.Sum(one => one.DocumentOperations), MostOperations),
            ("active objects", Registrations.Sum(one => one.ActiveObjects), MostActiveObjects),
            ("objects", Registrations.Sum(one => one.DocumentObjects), MostObjects),
        ];
        foreach (var (what, there, most) in limits)
            if (there > most) yield return $"externalServiceRegistrations: an org has at most {most} {what}, these are {there}";
    }

    private static IEnumerable<string> Problems(ServiceRegistration one, CalloutOptions callouts)
    {
        if (one.FullName.Length is 0 or > 80 || !char.IsAsciiLetter(one.FullName[0]) || one.FullName.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_')) yield return "its fullName is letters, digits and _, begins with a letter and has at most 80 of them";
        if (!one.IsComplete) yield break;
        if (one.NamedCredential.Length == 0) yield return "it needs a namedCredential";
        else if (callouts.NamedCredentialOf(one.NamedCredential) is null) yield return $"there is no named credential {one.NamedCredential}";
    }
}
