using System.Collections.Frozen;
using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;
using static FakeForce.Engine.Soql.Binding.FilterForm;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// The sObjects that Salesforce queries only by certain fields (SOQL and SOSL reference, "SOQL object limits and
/// limitations"). The texts are those of live answers, which have no position; a sub-query's filter is its parent.
/// <para>
/// Not here, because they bind only users without View All Data, and the org shows everybody everything: the LIMIT of
/// NewsFeed (1,000) and of TopicAssignment (1,100).
/// </para>
/// </summary>
internal static class RequiredFilters
{
    private const string Restriction = "Implementation restriction: ";

    private static readonly FrozenDictionary<string, RequiredFilter[]> table = new Dictionary<string, RequiredFilter[]>
    {
        ["ContentDocumentLink"] = [Malformed(Restriction + "ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.",
            ("Id", EqualsOrIn), ("ContentDocumentId", EqualsOrIn), ("LinkedEntityId", EqualsOrIn))],
        ["ContentHubItem"] = [Malformed("ContentHubRepositoryId,ExternalId or Id must be specified in your query", ("ContentHubRepositoryId", EqualsOrIn), ("ExternalId", EqualsOrIn), ("Id", EqualsOrIn))],
        ["ContentFolderItem"] = [Malformed(Restriction + "ContentFolderItem requires a filter by Id or ParentContentFolderId using the equals or 'IN' operator", ("Id", EqualsOrIn), ("ParentContentFolderId", EqualsOrIn))],
        ["ContentFolderMember"] = [Malformed(Restriction + "ContentFolderMember requires a filter by a single Id, ChildRecordId or ParentContentFolderId using the equals operator",
            ("Id", FilterForm.Equals), ("ChildRecordId", FilterForm.Equals), ("ParentContentFolderId", FilterForm.Equals))],
        ["CollaborationGroupRecord"] = [Malformed(Restriction + "CollaborationGroupRecord requires a filter by a single Id, CollaborationGroupId or RecordId using the equals operator",
            ("Id", FilterForm.Equals), ("CollaborationGroupId", FilterForm.Equals), ("RecordId", FilterForm.Equals))],
        ["IdeaComment"] = [Malformed("Implementation restriction. When querying the Idea Comment object, you must filter using the following syntax: CommunityId = [single ID], Id = [single ID], IdeaId = [single ID], Id IN [list of IDs], or IdeaId IN [list of IDs].",
            ("CommunityId", FilterForm.Equals), ("Id", EqualsOrIn), ("IdeaId", EqualsOrIn))],
        ["Vote"] = [Malformed(Restriction + "When querying the Vote object, you must filter using the following syntax: ParentId = [single ID], Parent.Type = [single Type], Id = [single ID], or Id IN [list of ID's].",
            ("ParentId", FilterForm.Equals), ("Parent.Type", FilterForm.Equals), ("Id", EqualsOrIn))],
        ["DataStatistics"] = [Unsupported("Where clauses should contain StatType", ("StatType", EqualsOrIn))],
        ["FlexQueueItem"] = [Unsupported("The WHERE clause must contain a JobType field expression.", ("JobType", EqualsOrIn))],
        ["EntityParticle"] = [Reified("EntityParticle", "EntityDefinitionId", "FieldDefinitionId", "DurableId")],
        ["FieldDefinition"] = [Reified("FieldDefinition", "EntityDefinitionId", "DurableId")],
        ["OwnerChangeOptionInfo"] = [Reified("OwnerChangeOptionInfo", "EntityDefinitionId", "DurableId")],
        ["PicklistValueInfo"] = [Reified("PicklistValueInfo", "EntityParticleId", "DurableId")],
        ["RelationshipDomain"] = [Reified("RelationshipDomain", "FieldId", "ChildSobjectId", "ParentSobjectId", "RelationshipInfoId", "DurableId")],
        ["RelationshipInfo"] = [Reified("RelationshipInfo", "ChildSobjectId", "FieldId", "DurableId")],
        ["SearchLayout"] = [Reified("SearchLayout", "EntityDefinitionId", "DurableId")],
        ["SiteDetail"] = [Reified("SiteDetail", "DurableId")],
        ["UserEntityAccess"] = [Reified("UserEntityAccess", "UserId", "DurableId")],
        ["UserFieldAccess"] = [Reified("UserFieldAccess", "DurableId")],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Check(Query query, SObjectType type, QueryScope scope)
    {
        if (type.Name == "ContentDocumentLink" && MayListFiles(scope.Statement)) return;
        foreach (var filter in Of(type))
            if (!filter.IsMetBy(query.Where, scope)) throw new SoqlError(filter.Code, filter.Text).Plain();
    }

    // "In API versions 59.0 and later, enable the Query All Files permission to query without a filter" (Object Reference, "ContentDocumentLink").
    private static bool MayListFiles(Statement statement) =>
        statement.ApiVersion >= 59 && statement.Catalog.View is AccessProfile { ViewsAllData: true } profile && profile.Has("QueryAllFiles");

    private static IReadOnlyList<RequiredFilter> Of(SObjectType type) =>
        table.TryGetValue(type.Name, out var filters) ? filters : IsArticleVersion(type) ? [ArticleVersion(type.Name)] : [];

    private static bool IsArticleVersion(SObjectType type) => type.Name == "KnowledgeArticleVersion" || type.Name.EndsWith("__kav", StringComparison.OrdinalIgnoreCase);

    private static RequiredFilter ArticleVersion(string name) => Malformed(
        $"{Restriction}When querying or searching the {name} object, you must filter using the following syntax: Id = [single ID], Id IN [list of ID's] or PublishStatus = [status]. In addition PublishStatus is only permitted in a top-level AND condition.",
        ("Id", EqualsOrIn), ("PublishStatus", FilterForm.Equals));

    private static RequiredFilter Malformed(string text, params (string, FilterForm)[] fields) => new("MALFORMED_QUERY", text, fields);

    private static RequiredFilter Unsupported(string text, params (string, FilterForm)[] fields) => new("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", text, fields);

    // Clients filter by the parent's names as well: EntityDefinition.QualifiedApiName for EntityDefinitionId.
    private static RequiredFilter Reified(string type, params string[] columns) => Malformed(
        $"{type}: a filter on a reified column is required [{string.Join(',', columns)}]",
        [.. columns.Select(c => (c, EqualsOrIn)), .. columns.Where(c => c != "DurableId" && c.EndsWith("Id", StringComparison.Ordinal)).Select(c => (c[..^2] + ".", EqualsOrIn))]);
}
