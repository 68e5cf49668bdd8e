namespace FakeForce.Engine.Tests.Soql;

/// <summary>What single sObjects and kinds of sObjects ask of their queries (SOQL and SOSL reference, "SOQL object limits and limitations").</summary>
public sealed class ObjectRuleTests
{
    private const string Restriction = "Implementation restriction: ";
    private const string Link = Restriction + "ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.";
    private const string Vote = Restriction + "When querying the Vote object, you must filter using the following syntax: ParentId = [single ID], Parent.Type = [single Type], Id = [single ID], or Id IN [list of ID's].";
    private const string Storage = "The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.";
    private const string An = "'001000000000001AAA'";

    private readonly StandardRows standard = new("Knowledge", "Chatter", "Communities", "Unlisted");
    private readonly SmallOrg small = new();

    [Theory]
    [InlineData("SELECT Id FROM ContentDocumentLink", "MALFORMED_QUERY", Link)]
    [InlineData("SELECT COUNT() FROM ContentDocumentLink", "MALFORMED_QUERY", Link)]
    [InlineData("SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId != " + An, "MALFORMED_QUERY", Link)]
    [InlineData("SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = null", "MALFORMED_QUERY", Link)]
    [InlineData("SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId IN (SELECT Id FROM Account)", "MALFORMED_QUERY", Link)]
    [InlineData("SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = " + An + " OR Visibility = 'x'", "MALFORMED_QUERY", Link)]
    [InlineData("SELECT Id FROM ContentHubItem", "MALFORMED_QUERY", "ContentHubRepositoryId,ExternalId or Id must be specified in your query")]
    [InlineData("SELECT Id FROM ContentFolderItem WHERE IsFolder = true", "MALFORMED_QUERY", Restriction + "ContentFolderItem requires a filter by Id or ParentContentFolderId using the equals or 'IN' operator")]
    [InlineData("SELECT Id FROM ContentFolderMember WHERE ChildRecordId IN (" + An + ", " + An + ")", "MALFORMED_QUERY", Restriction + "ContentFolderMember requires a filter by a single Id, ChildRecordId or ParentContentFolderId using the equals operator")]
    [InlineData("SELECT Id FROM CollaborationGroupRecord", "MALFORMED_QUERY", Restriction + "CollaborationGroupRecord requires a filter by a single Id, CollaborationGroupId or RecordId using the equals operator")]
    [InlineData("SELECT Id FROM IdeaComment", "MALFORMED_QUERY", "Implementation restriction. When querying the Idea Comment object, you must filter using the following syntax: CommunityId = [single ID], Id = [single ID], IdeaId = [single ID], Id IN [list of IDs], or IdeaId IN [list of IDs].")]
    [InlineData("SELECT Id FROM Vote", "MALFORMED_QUERY", Vote)]
    [InlineData("SELECT Id FROM Vote WHERE ParentId IN (" + An + ", " + An + ")", "MALFORMED_QUERY", Vote)]
    [InlineData("SELECT Id FROM KnowledgeArticleVersion", "MALFORMED_QUERY", Restriction + "When querying or searching the KnowledgeArticleVersion object, you must filter using the following syntax: Id = [single ID], Id IN [list of ID's] or PublishStatus = [status]. In addition PublishStatus is only permitted in a top-level AND condition.")]
    [InlineData("SELECT Id FROM Knowledge__kav WHERE Title = 'a'", "MALFORMED_QUERY", Restriction + "When querying or searching the Knowledge__kav object, you must filter using the following syntax: Id = [single ID], Id IN [list of ID's] or PublishStatus = [status]. In addition PublishStatus is only permitted in a top-level AND condition.")]
    [InlineData("SELECT Id FROM EntityParticle", "MALFORMED_QUERY", "EntityParticle: a filter on a reified column is required [EntityDefinitionId,FieldDefinitionId,DurableId]")]
    [InlineData("SELECT Id FROM FieldDefinition", "MALFORMED_QUERY", "FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]")]
    [InlineData("SELECT Id FROM PicklistValueInfo", "MALFORMED_QUERY", "PicklistValueInfo: a filter on a reified column is required [EntityParticleId,DurableId]")]
    [InlineData("SELECT Id FROM DataStatistics", "EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "Where clauses should contain StatType")]
    [InlineData("SELECT Id FROM FlexQueueItem", "EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "The WHERE clause must contain a JobType field expression.")]
    [InlineData("SELECT Id FROM FeedLike", "INVALID_TYPE_FOR_OPERATION", "entity type FeedLike does not support query")]
    [InlineData("SELECT Id FROM NoteAndAttachment", "INVALID_TYPE_FOR_OPERATION", "entity type NoteAndAttachment does not support query")]
    public void Live_answers_refuse_without_a_position(string soql, string code, string text)
    {
        var refusal = standard.Refused(soql);
        Assert.Equal((code, text), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = " + An)]
    [InlineData("SELECT Id FROM ContentDocumentLink l WHERE l.LinkedEntityId IN (" + An + ", " + An + ") AND Visibility != 'x'")]
    [InlineData("SELECT Id FROM ContentDocumentLink WHERE ContentDocumentLink.ContentDocumentId IN (" + An + ")")]
    [InlineData("SELECT Id FROM ContentFolderMember WHERE ChildRecordId IN (" + An + ")")]
    [InlineData("SELECT Id FROM Vote WHERE Parent.Type = 'Idea'")]
    [InlineData("SELECT Id FROM KnowledgeArticleVersion WHERE PublishStatus = 'Online' AND Language = 'en_US'")]
    [InlineData("SELECT Id, (SELECT Id FROM ContentDocumentLinks) FROM Account")]
    public void Required_filters_are_met_by(string soql) => Assert.Equal(0, standard.Run(soql).TotalSize);

    [Theory]
    [InlineData("SELECT COUNT(Id) FROM Setting__mdt", "EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", Storage)]
    [InlineData("SELECT Label FROM Setting__mdt GROUP BY Label", "EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", Storage)]
    [InlineData("SELECT Label FROM Setting__mdt ORDER BY Other__r.Label", "EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", Storage)]
    [InlineData("SELECT Label FROM Setting__mdt WHERE Label = 'a' OR DeveloperName = 'b'", "MALFORMED_QUERY", "Disjunctions not supported")]
    [InlineData("SELECT Label FROM Setting__mdt WHERE DeveloperName = 'b' AND (Label = 'a' OR Label > 'b')", "MALFORMED_QUERY", "Disjunctions not supported")]
    public void Custom_metadata_types_are_refused(string soql, string code, string text)
    {
        var refusal = small.Refused(soql);
        Assert.Equal((code, text), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("SELECT Label, Other__r.Label FROM Setting__mdt WHERE Label LIKE 'a%' OR label = 'b' ORDER BY DeveloperName DESC LIMIT 5")]
    [InlineData("SELECT COUNT() FROM Setting__mdt WHERE Label NOT IN ('a') AND Other__r.Label != 'b'")]
    public void Custom_metadata_types_answer(string soql) => Assert.Equal(0, small.Run(soql).TotalSize);

    [Theory]
    [InlineData("SELECT Name__c FROM Book__b WHERE Name__c = 'a'", "a query of a big object is not supported yet by FakeForce")]
    [InlineData("SELECT ExternalId FROM Order__x WHERE ExternalId LIKE 'a%'", "LIKE is not supported for external objects")]
    public void What_the_org_lacks_is_refused_loudly(string soql, string text) => Assert.EndsWith(text, small.Refused(soql).Message, StringComparison.Ordinal);
}
