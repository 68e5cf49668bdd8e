using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>Whose queries can be split: the list of the guide's "PK Chunking", custom objects, and what hangs from both.</summary>
internal static class PkObjects
{
    private static readonly HashSet<string> supported = new((
        "Account AccountContactRelation AccountTeamMember AiVisitSummary Asset AssignedResource Campaign CampaignMember CandidateAnswer Case "
        + "CaseArticle CaseComment CaseRelatedIssue ChangeRequest ChangeRequestRelatedIssue ChangeRequestRelatedItem Claim ClaimParticipant Contact "
        + "ContentDistribution ContentDocument ContentNote ContentVersion Contract ContractLineItem ConversationDefinitionEventLog ConversationEntry "
        + "ConversationReason ConversationReasonExcerpt ConversationReasonGroup CustomerProperty EinsteinAnswerFeedback EmailMessage EngagementScore "
        + "Entitlement Event EventRelation FeedItem Incident IncidentRelatedItem Individual InsurancePolicy InsurancePolicyAsset "
        + "InsurancePolicyParticipant Lead LeadInsight LinkedArticle LiveChatTranscript LoginHistory LoyaltyAggrPointExprLedger LoyaltyLedger "
        + "LoyaltyLedgerTraceability LoyaltyMemberCurrency LoyaltyMemberTier LoyaltyPartnerProduct LoyaltyProgramMbrPromotion LoyaltyProgramMember "
        + "LoyaltyProgramPartner LoyaltyProgramPartnerLedger MessagingSession MlRetrainingFeedback Note ObjectTerritory2Association Opportunity "
        + "OpportunityContactRole OpportunityHistory OpportunityLineItem OpportunitySplit OpportunityTeamMember Order OrderItem Pricebook2 "
        + "PricebookEntry Problem ProblemIncident ProblemRelatedItem Product2 ProductConsumed ProductRequired QuickText Quote QuoteLineItem ReplyText "
        + "ScoreIntelligence ServiceAppointment ServiceContract Task TaskRelation TermDocumentFrequency TimeSheetEntry TransactionJournal User UserRole "
        + "VoiceCall VoiceCallRecording Voucher WebCart WorkloadUnit WorkOrder WorkOrderLineItem WorkPlan WorkPlanTemplate").Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>The sObject by whose ids the queries of a job are split.</summary>
    public static SObjectType Of(Catalog catalog, string queried, PkChunking chunking)
    {
        if (chunking.Parent is null) return IsSupported(catalog, queried, out var type) ? type : throw ClassicErrors.NoChunks(queried);
        return HangsFrom(queried, chunking.Parent) && IsSupported(catalog, chunking.Parent, out var parent) ? parent : throw ClassicErrors.NoChunks(queried);
    }

    /// <summary>The field of the queried sObject that holds those ids.</summary>
    public static string IdField(string queried, SObjectType by) =>
        queried.Equals(by.Name, StringComparison.OrdinalIgnoreCase) ? "Id" : by.Is(SObjectFlags.Custom) ? "ParentId" : by.Name + "Id";

    private static bool IsSupported(Catalog catalog, string name, out SObjectType type) =>
        catalog.TryFind(name, out type!) && (supported.Contains(type.Name) || type.Is(SObjectFlags.Custom));

    private static bool HangsFrom(string queried, string parent)
    {
        var stem = parent.EndsWith("__c", StringComparison.OrdinalIgnoreCase) ? parent[..^1] + "_" : parent;
        return queried.Equals(stem + "Share", StringComparison.OrdinalIgnoreCase) || queried.Equals(stem + "History", StringComparison.OrdinalIgnoreCase)
            || queried.Equals(parent, StringComparison.OrdinalIgnoreCase);
    }
}
