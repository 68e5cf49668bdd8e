using System.Text.Json;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Outbound.ExternalServices;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>The key "externalServiceRegistrations" of fakeforce.json, in the words of the metadata type ExternalServiceRegistration.</summary>
internal static class ExternalServiceFile
{
    /// <summary>Those for which the document is given and not made by Salesforce.</summary>
    private static readonly string[] providers = ["Custom", "Standard", "SchemaInferred"];

    private static readonly DefinitionReader<(string Name, bool IsActive)> operations = new("operations", "name", name => (name, true), new(StringComparer.Ordinal)
    {
        ["active"] = (operation, value) => (operation.Name, Flag(value)),
    });

    private static readonly DefinitionReader<RegistrationDefinition> registrations = new("externalServiceRegistrations", "fullName", name => new RegistrationDefinition(name), new(StringComparer.Ordinal)
    {
        ["label"] = (one, value) => one with { Label = Text(value) },
        ["description"] = (one, value) => Unused(one, Text(value)),
        ["namedCredential"] = (one, value) => one with { NamedCredential = one.NamedCredential.Length > 0 ? one.NamedCredential : Text(value) },
        // "When used, supersedes namedCredential"; a name here, since credentials have no ids in this file.
        ["namedCredentialReference"] = (one, value) => one with { NamedCredential = Text(value) },
        ["schema"] = (one, value) => one with { Schema = OnlyOne(one, value.ValueKind == JsonValueKind.Object ? value.GetRawText() : Text(value)) },
        ["schemaFile"] = (one, value) => one with { Schema = OnlyOne(one, SchemaText.OfFile(Text(value))) },
        ["schemaType"] = (one, value) => Unused(one, Text(value) is "OpenApi" or "OpenAPI" or "OpenApi3" ? "" : throw new FormatException("must be OpenApi or OpenApi3")),
        ["schemaUrl"] = (one, value) => Unused(one, Text(value)),
        ["schemaAbsoluteUrl"] = (one, value) => Unused(one, Text(value)),
        ["schemaUploadFileExtension"] = (one, value) => Unused(one, Text(value)),
        ["schemaUploadFileName"] = (one, value) => Unused(one, Text(value)),
        ["systemVersion"] = (one, value) => Unused(one, Number(value).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ["operations"] = (one, value) => one with { Operations = Named(Inner(problems => operations.ReadList(value, "operations", problems))) },
        ["status"] = (one, value) => one with { IsComplete = Text(value).ToUpperInvariant() switch { "COMPLETE" => true, "INCOMPLETE" => false, _ => throw new FormatException("must be Complete or Incomplete") } },
        ["serviceBinding"] = (one, value) => one with { Media = new MediaTypes(MediaTypes.Binding(value.ValueKind == JsonValueKind.Object ? value.GetRawText() : Text(value))) },
        ["registrationProviderType"] = (one, value) => Unused(one, providers.Contains(Text(value)) ? "" : throw new FormatException($"must be one of {string.Join(", ", providers)}; others are not supported")),
    });

    /// <summary>What is not of their form, or does not go together, goes to <paramref name="problems"/>.</summary>
    public static ServiceRegistry Read(JsonElement root, CalloutOptions callouts, List<string> problems)
    {
        var before = problems.Count;
        var read = new ServiceRegistry([.. registrations.Read(root, problems).Select(one => Read(one, problems))]);
        if (problems.Count == before) problems.AddRange(read.Problems(callouts));
        return read;
    }

    private static ServiceRegistration Read(RegistrationDefinition one, List<string> problems)
    {
        var found = new List<string>();
        var registration = new ServiceRegistration(one.FullName) { Label = one.Label ?? one.FullName, NamedCredential = one.NamedCredential, IsComplete = one.IsComplete };
        if (one.Schema is { } text)
        {
            if (Problem(() => registration = Read(one, SchemaText.Read(text), registration, found)) is { } problem) found.Add(problem);
        }
        else if (one.IsComplete) found.Add("it is needed, or a schemaFile");
        problems.AddRange(found.Select(problem => $"externalServiceRegistrations {one.FullName}: schema: {problem}"));
        return registration;
    }

    private static ServiceRegistration Read(RegistrationDefinition one, JsonElement document, ServiceRegistration registration, List<string> problems)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var read = registration;
        try
        {
            read = new DocumentReader(document, one.FullName, one.Media).Read(registration, name => known.Add(name) && (one.Operations is not { } all || all.GetValueOrDefault(name)), problems);
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json says of halves of surrogate pairs, once a text is asked for.
            throw new FormatException("has a text that is no Unicode");
        }
        if (problems.Count == 0 && one.Operations is { } wanted)
            problems.AddRange(wanted.Keys.Where(name => !known.Contains(name)).Select(name => $"it has no operation {name}"));
        return read;
    }

    private static Dictionary<string, bool> Named(List<(string Name, bool IsActive)> all)
    {
        var named = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, isActive) in all)
            if (!named.TryAdd(name, isActive)) throw new FormatException($"has {name} twice");
        return named;
    }

    // What people and other programs need.
    private static RegistrationDefinition Unused(RegistrationDefinition one, string _) => one;

    private static string OnlyOne(RegistrationDefinition one, string text) => one.Schema is null ? text : throw new FormatException("with another document: give schema or schemaFile");
}
