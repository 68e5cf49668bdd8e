using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Rules.AutoResponse;

/// <summary>What is answered to whom a new case or lead comes from, in the words of the metadata type AutoResponseRule.</summary>
/// <param name="FullName">The object, Case or Lead, and the rule's own name.</param>
public sealed record AutoResponseRule(string FullName)
{
    /// <summary>One of each object at most.</summary>
    public bool Active { get; init; }
    public IReadOnlyList<ResponseEntry> Entries { get; init; } = [];

    internal string ObjectName => FullName.Split('.', 2)[0];
}

/// <summary>The first entry whose criteria hold answers.</summary>
public sealed record ResponseEntry
{
    public string? SenderEmail { get; init; }
    public string? SenderName { get; init; }

    /// <summary>Folder and name of the template.</summary>
    public string Template { get; init; } = "";
    public string? BooleanFilter { get; init; }
    public string? Formula { get; init; }
    public IReadOnlyList<CriteriaItem> CriteriaItems { get; init; } = [];
}
