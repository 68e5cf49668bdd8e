namespace FakeForce.Engine.Outbound.Mail.Templates;

/// <summary>A template of mails, in the words of the metadata type EmailTemplate.</summary>
/// <param name="FullName">Folder and unique name: <c>Support/Case_Received</c>; <c>unfiled$public</c> is the folder of those in none.</param>
public sealed record EmailTemplate(string FullName)
{
    public const string Unfiled = "unfiled$public";

    /// <summary>As people see it.</summary>
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string Subject { get; init; } = "";

    /// <summary>text, html or custom; one of Visualforce would need its pages.</summary>
    public string Type { get; init; } = "text";

    /// <summary>HTML, or the plain text of a template of the type text.</summary>
    public string Content { get; init; } = "";

    /// <summary>The plain text beside HTML.</summary>
    public string? TextOnly { get; init; }
    public bool Available { get; init; } = true;

    /// <summary>Aloha for a classic one, SFX for one of Lightning.</summary>
    public string UiType { get; init; } = "Aloha";
    public string? RelatedEntityType { get; init; }

    public bool IsHtml => Type != "text";
    internal string Folder => FullName[..Math.Max(0, FullName.LastIndexOf('/'))];
    internal string DeveloperName => FullName[(FullName.LastIndexOf('/') + 1)..];

    internal IEnumerable<string> Problems()
    {
        if (!FullName.Contains('/', StringComparison.Ordinal)) yield return $"its name is a folder, a slash and a name; {Unfiled} is the folder of those in none";
        if (Type is not ("text" or "html" or "custom")) yield return $"type is {Type}; FakeForce knows text, html and custom";
    }
}
