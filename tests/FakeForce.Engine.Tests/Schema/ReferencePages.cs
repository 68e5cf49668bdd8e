namespace FakeForce.Engine.Tests.Schema;

/// <summary>
/// What pages of the Object Reference (API 67.0) say, in their words, to be checked with a finger: the page is named as the
/// sObject is.
/// </summary>
internal static class ReferencePages
{
    private const string Record = "create delete describeLayout query retrieve search undelete update";
    private const string Part = "create delete describeLayout query retrieve update";
    private const string Setup = "create delete query retrieve search update";
    private const string ReadOnly = "query retrieve";

    /// <summary>
    /// Section "Supported Calls", without upsert, describeSObjects, getUpdated and getDeleted. Not here, since a describe
    /// result disagrees: Campaign and CampaignMemberStatus (their pages list no call that writes), LoginHistory (delete).
    /// </summary>
    public static TheoryData<string, string> SupportedCalls { get; } = new()
    {
        { "Account", Record + " merge" }, { "Contact", Record + " merge" }, { "Lead", Record + " merge" }, { "Opportunity", Record },
        { "OpportunityLineItem", Part }, { "OpportunityContactRole", Part }, { "OpportunityStage", ReadOnly }, { "Product2", Record },
        { "Pricebook2", Record }, { "PricebookEntry", Part }, { "Case", Record }, { "CaseComment", Record }, { "CaseStatus", ReadOnly },
        { "Task", Record }, { "TaskStatus", ReadOnly }, { "Event", Record }, { "CampaignMember", Part },
        { "User", "create describeLayout query retrieve search update" }, { "Profile", Setup }, { "UserRole", Setup },
        { "UserLicense", ReadOnly }, { "Group", Setup }, { "GroupMember", "create delete query retrieve" },
        { "QueueSobject", "create delete query retrieve" }, { "PermissionSet", Setup },
        { "PermissionSetAssignment", "create delete query retrieve update" }, { "Organization", "query retrieve update" },
        { "RecordType", "create query retrieve update" }, { "Attachment", Setup + " undelete" }, { "Note", Record },
        { "Document", Setup + " undelete" }, { "Folder", Setup }, { "ContentVersion", "create describeLayout query retrieve search update" },
        { "ContentDocument", "delete describeLayout query retrieve search undelete update" },
        { "ContentDocumentLink", "create delete query retrieve update" }, { "Asset", Record }, { "Contract", Record }, { "Order", Record },
        { "OrderItem", Part }, { "Quote", Record }, { "QuoteLineItem", Record }, { "Solution", Record },
        { "BusinessHours", "create describeLayout query retrieve search update" }, { "Holiday", "create delete query retrieve update" },
        { "Individual", Record + " merge" }, { "Topic", Setup }, { "TopicAssignment", "create delete query retrieve" },
        { "FeedItem", Setup + " describeLayout" }, { "FeedComment", Setup }, { "EmailMessage", Record },
        { "EmailTemplate", Setup + " describeLayout" }, { "ApexClass", Setup }, { "ApexTrigger", Setup }, { "StaticResource", Setup },
        { "AsyncApexJob", ReadOnly }, { "CronTrigger", ReadOnly }, { "PushTopic", "create delete query retrieve update" },
        { "StreamingChannel", Part + " undelete" }, { "AccountContactRelation", Part }, { "AccountTeamMember", Part },
        { "Entitlement", Record },
    };

    /// <summary>Relationship Name and Refers To, of fields that a plain org or one with the feature has.</summary>
    public static TheoryData<string, string, string> Relationships { get; } = new()
    {
        { "Account.ParentId", "Parent", "Account" }, { "Account.OwnerId", "Owner", "User" },
        { "Account.OperatingHoursId", "OperatingHours", "OperatingHours" }, { "Contact.ReportsToId", "ReportsTo", "Contact" },
        { "Contact.IndividualId", "Individual", "Individual" }, { "Lead.ConvertedOpportunityId", "ConvertedOpportunity", "Opportunity" },
        { "Lead.OwnerId", "Owner", "Group,User" }, { "Opportunity.Pricebook2Id", "Pricebook2", "Pricebook2" },
        { "Opportunity.ContractId", "Contract", "Contract" },
        { "Opportunity.LastAmountChangedHistoryId", "LastAmountChangedHistory", "OpportunityHistory" },
        { "OpportunityLineItem.PricebookEntryId", "PricebookEntry", "PricebookEntry" },
        { "OpportunityContactRole.ContactId", "Contact", "Contact" }, { "PricebookEntry.Product2Id", "Product2", "Product2" },
        { "Case.MasterRecordId", "MasterRecord", "Case" }, { "CaseComment.ParentId", "Parent", "Case" },
        { "Task.OwnerId", "Owner", "Group,User" }, { "Task.AccountId", "Account", "Account" }, { "Event.OwnerId", "Owner", "Calendar,User" },
        { "Campaign.CampaignMemberRecordTypeId", "CampaignMemberRecordType", "RecordType" },
        { "CampaignMember.LeadOrContactOwnerId", "LeadOrContactOwner", "Group,User" }, { "User.ContactId", "Contact", "Contact" },
        { "Profile.UserLicenseId", "UserLicense", "UserLicense" }, { "Group.OwnerId", "Owner", "Organization,User" },
        { "Group.RelatedId", "Related", "User,UserRole" }, { "GroupMember.UserOrGroupId", "UserOrGroup", "Group,User" },
        { "QueueSobject.QueueId", "Queue", "Group" }, { "PermissionSet.LicenseId", "License", "PermissionSetLicense,UserLicense" },
        { "PermissionSetAssignment.AssigneeId", "Assignee", "User" }, { "Attachment.OwnerId", "Owner", "Calendar,User" },
        { "Note.OwnerId", "Owner", "User" }, { "Document.FolderId", "Folder", "Folder,User" }, { "Document.AuthorId", "Author", "User" },
        { "ContentVersion.ContentBodyId", "ContentBody", "ContentBody" },
        { "ContentDocument.LatestPublishedVersionId", "LatestPublishedVersion", "ContentVersion" },
        { "ContentDocumentLink.ContentDocumentId", "ContentDocument", "ContentDocument" }, { "Asset.RootAssetId", "RootAsset", "Asset" },
        { "Contract.CustomerSignedId", "CustomerSigned", "Contact" }, { "Order.OwnerId", "Owner", "Group,User" },
        { "OrderItem.OriginalOrderItemId", "OriginalOrderItem", "OrderItem" }, { "Individual.MasterRecordId", "MasterRecord", "Individual" },
        { "TopicAssignment.TopicId", "Topic", "Topic" }, { "FeedItem.BestCommentId", "BestComment", "FeedComment" },
        { "FeedComment.ThreadParentId", "ThreadParent", "FeedComment" },
        { "EmailMessage.ReplyToEmailMessageId", "ReplyToEmailMessage", "EmailMessage" },
        { "EmailTemplate.FolderId", "Folder", "Folder,Organization,User" }, { "AsyncApexJob.CronTriggerId", "CronTrigger", "CronTrigger" },
        { "CronTrigger.CronJobDetailId", "CronJobDetail", "CronJobDetail" }, { "StreamingChannel.OwnerId", "Owner", "Group,User" },
        { "LoginHistory.LoginGeoId", "LoginGeo", "LoginGeo" },
        { "LoginHistory.AuthenticationServiceId", "AuthenticationService", "AuthProvider,SamlSsoConfig" },
    };
}
