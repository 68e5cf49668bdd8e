namespace FakeForce.Engine.Outbound.Mail;

/// <summary>An email alert, in the words of the metadata type WorkflowAlert.</summary>
/// <param name="FullName">The object and the alert's own name.</param>
public sealed record AlertDefinition(string FullName)
{
    /// <summary>Folder and name of the template.</summary>
    public string Template { get; init; } = "";
    public string? Description { get; init; }
    public IReadOnlyList<AlertRecipient> Recipients { get; init; } = [];
    public IReadOnlyList<string> CcEmails { get; init; } = [];

    /// <summary>CurrentUser, DefaultWorkflowUser or OrgWideEmailAddress, which is <see cref="SenderAddress"/>.</summary>
    public string SenderType { get; init; } = "CurrentUser";
    public string? SenderAddress { get; init; }

    internal string ObjectName => FullName.Split('.', 2)[0];
    internal string Name => FullName[(FullName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>Some of those whom an alert goes to (WorkflowEmailRecipient).</summary>
/// <param name="Type">As <c>owner</c>, <c>role</c> or <c>contactLookup</c>.</param>
public sealed record AlertRecipient(string Type)
{
    /// <summary>Of the record, for the types that read a field.</summary>
    public string? Field { get; init; }

    /// <summary>A username, or the name of a role or group.</summary>
    public string? Recipient { get; init; }
}
