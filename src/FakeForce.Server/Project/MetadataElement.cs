namespace FakeForce.Server.Project;

/// <summary>An element of a metadata file: its name without namespace, its text or its children, and where it stands.</summary>
internal sealed class MetadataElement(string name, string file, int line)
{
    private List<MetadataElement>? children;

    public string Name { get; } = name;

    /// <summary>As reports name it: relative to the project, with slashes.</summary>
    public string File { get; } = file;

    /// <summary>From 1.</summary>
    public int Line { get; } = line;

    /// <summary>As written where there are no children.</summary>
    public string Text { get; set; } = "";

    /// <summary>True of <c>xsi:nil="true"</c>: no value.</summary>
    public bool IsNil { get; init; }

    /// <summary>The <c>xsi:type</c> without its prefix; null for none.</summary>
    public string? ValueType { get; init; }

    public IReadOnlyList<MetadataElement> Children => children ?? (IReadOnlyList<MetadataElement>)[];

    public MetadataElement? this[string name] => children?.Find(child => child.Name == name);

    /// <summary>The text of a child; null if there is none.</summary>
    public string? TextOf(string name) => this[name]?.Text.Trim();

    public bool IsTrue(string name) => TextOf(name) == "true";

    public IEnumerable<MetadataElement> All(string name) => Children.Where(child => child.Name == name);

    public void Add(MetadataElement child) => (children ??= []).Add(child);
}
