namespace FakeForce.Server.Project;

/// <summary>One component: a metadata type's name, the API name, and what its file says. <paramref name="Content"/> is the full path of the file beside it that holds its code or document; null for none.</summary>
internal sealed record Component(string Type, string FullName, MetadataElement Root, string? Content = null);
