using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Sosl.Binding;

/// <summary>The objects that SOSL treats in ways of their own.</summary>
internal static class SearchedObjects
{
    // SOQL and SOSL reference, "RETURNING FieldSpec": feed items and comments, files, products, beside those below.
    private static readonly FrozenSet<string> explicitOnly = FrozenSet.Create(StringComparer.Ordinal,
        "FeedComment", "FeedItem", "ContentVersion", "ContentDocument", "Product2");

    // "FIND": OR joins terms in searches of articles, documents and solutions.
    private static readonly FrozenSet<string> loose = FrozenSet.Create(StringComparer.Ordinal, "KnowledgeArticleVersion", "Document", "Solution");

    // "WITH HIGHLIGHT", beside custom objects.
    private static readonly FrozenSet<string> highlighted = FrozenSet.Create(StringComparer.Ordinal,
        "Account", "Campaign", "Contact", "Lead", "Opportunity", "Quote", "User");

    // "WITH SNIPPET", beside articles.
    private static readonly FrozenSet<string> withSnippets = FrozenSet.Create(StringComparer.Ordinal,
        "Case", "CaseComment", "FeedItem", "FeedComment", "Idea", "IdeaComment", "KnowledgeArticleVersion");

    public static bool IsSearchable(SObjectType type) => type.Is(SObjectFlags.Searchable) && type.KeyPrefix is not null;

    /// <summary>Found only where RETURNING names it; and IN does not apply to it.</summary>
    public static bool IsExplicitOnly(SObjectType type) => explicitOnly.Contains(type.Name) || IsLoose(type) || IsExternal(type);

    public static bool IgnoresSearchGroup(SObjectType type) => explicitOnly.Contains(type.Name) || IsLoose(type);

    public static bool IsLoose(SObjectType type) => loose.Contains(type.Name) || IsArticle(type);

    public static bool IsHighlighted(SObjectType type) => highlighted.Contains(type.Name) || type.Is(SObjectFlags.Custom);

    public static bool HasSnippets(SObjectType type) => withSnippets.Contains(type.Name) || IsArticle(type);

    public static bool IsArticle(SObjectType type) => type.Name is "KnowledgeArticle" or "KnowledgeArticleVersion" || type.Name.EndsWith("__kav", StringComparison.Ordinal);

    public static bool IsExternal(SObjectType type) => type.Name.EndsWith("__x", StringComparison.Ordinal);
}
