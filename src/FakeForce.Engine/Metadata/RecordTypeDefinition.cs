namespace FakeForce.Engine.Metadata;

/// <summary>A record type, in the words of the metadata type.</summary>
/// <param name="FullName">Object and record type: <c>Account.Partner</c>.</param>
public sealed record RecordTypeDefinition(string FullName)
{
    public string? Label { get; init; }
    public string? Description { get; init; }
    public bool Active { get; init; } = true;
    public string? BusinessProcess { get; init; }

    /// <summary>By picklist the values that records of the type may have.</summary>
    public IReadOnlyList<RecordTypePicklist> PicklistValues { get; init; } = [];

    internal string ObjectName => FullName.Split('.', 2)[0];
    internal string DeveloperName => FullName[(FullName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>What a record type offers of a picklist, and which of it is the default; null for none.</summary>
public sealed record RecordTypePicklist(string Picklist)
{
    public IReadOnlyList<string> Values { get; init; } = [];
    public string? Default { get; init; }
}
