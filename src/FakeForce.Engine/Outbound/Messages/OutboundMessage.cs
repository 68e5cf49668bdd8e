using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>An outbound message in the words of the metadata type WorkflowOutboundMessage.</summary>
/// <param name="FullName">The object and the message's own name: <c>Account.To_ERP</c>.</param>
public sealed record OutboundMessage(string FullName)
{
    public string EndpointUrl { get; init; } = "";

    /// <summary>Sent beside the id, which always is.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    public bool IncludeSessionId { get; init; }

    /// <summary>Username of the user as whom it is sent; the administrator without one.</summary>
    public string? IntegrationUser { get; init; }

    /// <summary>True keeps what nobody acknowledged within a day for another week; false drops it then.</summary>
    public bool UseDeadLetterQueue { get; init; } = true;

    /// <summary>Of the URLs that it names; the org's newest where it says nothing.</summary>
    public int? ApiVersion { get; init; }

    public string ObjectName => FullName.Split('.', 2)[0];

    /// <summary>What is sent beside the id, in the order in which Salesforce sends it.</summary>
    public IReadOnlyList<Field> FieldsOf(SObjectType type)
    {
        var fields = new SortedDictionary<string, Field>(StringComparer.Ordinal);
        foreach (var name in Fields)
            if (type.TryField(name, out var field) && field.Name != "Id") fields[field.Name] = field;
        return [.. fields.Values];
    }

    internal IEnumerable<string> Problems(Catalog catalog)
    {
        if (!FullName.Contains('.', StringComparison.Ordinal)) yield return "its name is an object, a dot and a name";
        else if (!catalog.TryFind(ObjectName, out var type)) yield return $"there is no object {ObjectName}";
        else
            foreach (var field in Fields)
                if (!type.TryField(field, out var known)) yield return $"{ObjectName} has no field {field}";
                // The id is sent in any case, and stands in what Metadata API gives.
                else if (known.Name != "Id" && (known.Type.Name is "address" or "location" or "base64" || known.Type.Storage == StorageKind.None)) yield return $"{field} is of the type {known.Type.Name}, which an outbound message cannot send";
        if (EndpointProblem() is { } problem) yield return problem;
    }

    // Help, "Define Outbound Messages": 80 for HTTP, 443 for HTTPS, and 1024 to 66535 for either, which we read as 65535.
    private string? EndpointProblem() =>
        !Uri.TryCreate(EndpointUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") ? "endpointUrl is an address that begins with http:// or https://"
        : url.Port < 1024 && url.Port != (url.Scheme == "http" ? 80 : 443) ? $"the port of endpointUrl is {(url.Scheme == "http" ? 80 : 443)}, or one from 1024 on"
        : null;
}
