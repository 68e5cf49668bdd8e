namespace FakeForce.Engine.Tests.Schema;

/// <summary>Type and Properties of fields, as the page named as the sObject lists them (Object Reference, API 67.0).</summary>
internal static class ReferencePageProperties
{
    private const string Written = "Create, Filter, Group, Nillable, Sort, Update";
    private const string WrittenUngrouped = "Create, Filter, Nillable, Sort, Update";
    private const string LongText = "Create, Nillable, Update";
    private const string Needed = "Create, Filter, Group, Sort, Update";
    private const string NeededOnce = "Create, Filter, Group, Sort";
    private const string Named = "Create, Filter, Group, idLookup, Sort, Update";
    private const string Owned = "Create, Defaulted on create, Filter, Group, Sort, Update";
    private const string Numbered = "Autonumber, Defaulted on create, Filter, idLookup, Sort";
    private const string Read = "Filter, Group, Nillable, Sort";
    private const string ReadUngrouped = "Filter, Nillable, Sort";
    private const string ReadFlag = "Defaulted on create, Filter, Group, Sort";

    public static TheoryData<string, string, string> Sales { get; } = new()
    {
        { "Account.Name", "string", Needed }, { "Account.AnnualRevenue", "currency", WrittenUngrouped }, { "Account.DunsNumber", "string", Written },
        { "Account.BillingAddress", "address", "Filter, Nillable" }, { "Account.Description", "textarea", LongText },
        { "Contact.Email", "email", "Create, Filter, Group, idLookup, Nillable, Sort, Update" }, { "Contact.Name", "string", "Filter, Group, Sort" },
        { "Contact.Pronouns", "picklist", "Create, Filter, Group, Nillable, Restricted picklist, Sort, Update" },
        { "Contact.DoNotCall", "boolean", Owned }, { "Lead.Status", "picklist", Owned }, { "Lead.LastName", "string", Needed },
        { "Lead.IsConverted", "boolean", "Create, Defaulted on create, Filter, Group, Sort" }, { "Lead.CompanyDunsNumber", "string", Written },
        { "Opportunity.Name", "string", Named }, { "Opportunity.StageName", "picklist", Needed }, { "Opportunity.ExpectedRevenue", "currency", ReadUngrouped },
        { "Opportunity.ForecastCategory", "picklist", "Filter, Group, Restricted picklist, Sort" },
        { "Opportunity.ContactId", "reference", "Create, Filter, Group, Nillable, Sort" },
        { "Opportunity.Probability", "percent", "Create, Defaulted on create, Filter, Nillable, Sort, Update" },
        { "OpportunityLineItem.OpportunityId", "reference", NeededOnce }, { "OpportunityLineItem.Quantity", "double", "Create, Filter, Sort, Update" },
        { "OpportunityLineItem.UnitPrice", "currency", "Create, Defaulted on create, Filter, Nillable, Sort, Update" },
        { "OpportunityLineItem.Discount", "percent", WrittenUngrouped }, { "OpportunityLineItem.Name", "string", ReadUngrouped },
        { "OpportunityContactRole.ContactId", "reference", Needed }, { "OpportunityContactRole.OpportunityId", "reference", NeededOnce },
        { "OpportunityStage.ApiName", "string", "Filter, Group, idLookup, Sort" }, { "OpportunityStage.DefaultProbability", "percent", ReadUngrouped },
        { "Product2.Name", "string", Named }, { "Product2.Description", "textarea", WrittenUngrouped }, { "Product2.IsArchived", "boolean", ReadFlag },
        { "Pricebook2.Name", "string", Named }, { "Pricebook2.IsStandard", "boolean", ReadFlag }, { "PricebookEntry.UnitPrice", "currency", "Create, Filter, Sort, Update" },
        { "PricebookEntry.Pricebook2Id", "reference", NeededOnce }, { "Campaign.BudgetedCost", "currency", WrittenUngrouped },
        { "Campaign.NumberOfLeads", "int", "Filter, Group, Sort" }, { "CampaignMember.CampaignId", "reference", NeededOnce },
        { "CampaignMember.HasResponded", "boolean", ReadFlag }, { "CampaignMember.Description", "textarea", "Nillable" },
        { "CampaignMemberStatus.Label", "string", "Create, Filter, Sort, Update" }, { "CampaignMemberStatus.HasResponded", "boolean", Owned },
        { "Contract.ContractNumber", "string", Numbered }, { "Contract.AccountId", "reference", Needed }, { "Contract.EndDate", "date", Read },
        { "Contract.SpecialTerms", "textarea", WrittenUngrouped }, { "Order.OrderNumber", "string", Numbered }, { "Order.EffectiveDate", "date", Needed },
        { "Order.Status", "picklist", "Create, Filter, Group, Restricted picklist, Sort, Update" }, { "OrderItem.OrderItemNumber", "string", Numbered },
        { "OrderItem.OrderId", "reference", NeededOnce }, { "OrderItem.ListPrice", "currency", "Create, Filter, Nillable, Sort" },
        { "Quote.Discount", "percent", ReadUngrouped }, { "Quote.ContractId", "reference", Written }, { "QuoteLineItem.LineNumber", "string", Numbered },
        { "QuoteLineItem.UnitPrice", "currency", "Create, Filter, Sort, Update" }, { "Asset.Name", "string", Named }, { "Asset.AssetLevel", "int", Read },
        { "Asset.City", "string", Written }, { "Individual.LastName", "string", Needed }, { "Individual.ShouldForget", "boolean", Owned },
        { "AccountContactRelation.AccountId", "reference", NeededOnce }, { "AccountContactRelation.IsDirect", "boolean", ReadFlag },
        { "AccountContactRelation.Roles", "multipicklist", "Create, Filter, Nillable, Update" },
        { "AccountTeamMember.AccountId", "reference", NeededOnce }, { "AccountTeamMember.Title", "string", Read },
    };

    public static TheoryData<string, string, string> ServiceAndActivities { get; } = new()
    {
        { "Case.CaseNumber", "string", Numbered }, { "Case.Priority", "picklist", "Create, Defaulted on create, Filter, Group, Nillable, Sort, Update" },
        { "Case.ContactEmail", "email", Read }, { "Case.IsClosed", "boolean", ReadFlag }, { "CaseComment.CommentBody", "textarea", WrittenUngrouped },
        { "CaseComment.ParentId", "reference", NeededOnce }, { "CaseStatus.IsClosed", "boolean", ReadFlag },
        { "CaseStatus.ApiName", "string", "Filter, Group, idLookup, Sort" }, { "Task.Subject", "combobox", WrittenUngrouped },
        { "Task.Status", "picklist", Owned }, { "Task.TaskSubtype", "picklist", "Create, Filter, Group, Nillable, Restricted picklist, Sort" },
        { "Task.CompletedDateTime", "datetime", ReadUngrouped }, { "TaskStatus.MasterLabel", "string", Read }, { "TaskStatus.SortOrder", "int", Read },
        { "Event.ActivityDateTime", "datetime", WrittenUngrouped }, { "Event.IsRecurrence2", "boolean", ReadFlag }, { "Event.EndDate", "date", Read },
        { "Solution.SolutionNumber", "string", "Autonumber, Defaulted on create, Filter, Sort" }, { "Solution.Status", "picklist", Owned },
        { "BusinessHours.MondayStartTime", "time", WrittenUngrouped }, { "BusinessHours.IsDefault", "boolean", Owned },
        { "Holiday.ActivityDate", "date", Written }, { "Holiday.IsAllDay", "boolean", Owned }, { "Entitlement.AccountId", "reference", NeededOnce },
        { "Entitlement.WorkOrdersPerEntitlement", "int", Written }, { "EmailMessage.Subject", "string", WrittenUngrouped },
        { "EmailMessage.ParentId", "reference", "Create, Filter, Group, Nillable, Sort" }, { "EmailMessage.Name", "string", "Filter, Group, idLookup, Sort" },
        { "EmailTemplate.Body", "textarea", LongText }, { "EmailTemplate.Subject", "string", "Create, Nillable, Sort, Update" },
        { "EmailTemplate.DeveloperName", "string", Owned }, { "Topic.Name", "string", Named }, { "Topic.TalkingAbout", "int", "Filter, Group, Sort" },
        { "TopicAssignment.EntityId", "reference", NeededOnce }, { "TopicAssignment.EntityKeyPrefix", "string", "Filter, Group, idLookup, Sort" },
        { "FeedItem.LinkUrl", "url", "Create, Nillable, Sort" }, { "FeedItem.LikeCount", "int", "Filter, Group, Sort" },
        { "FeedItem.Title", "string", Written }, { "FeedComment.CommentBody", "textarea", "Create, Filter, Sort, Update" },
        { "FeedComment.FeedItemId", "reference", NeededOnce },
    };

    public static TheoryData<string, string, string> FilesAndSetup { get; } = new()
    {
        { "Attachment.Body", "base64", "Create, Update" }, { "Attachment.Name", "string", Named }, { "Attachment.Description", "textarea", WrittenUngrouped },
        { "Note.Title", "string", Named }, { "Note.Body", "textarea", LongText }, { "Document.FolderId", "reference", Needed },
        { "Document.DeveloperName", "string", Owned }, { "Document.IsBodySearchable", "boolean", ReadFlag },
        { "Folder.Type", "picklist", "Create, Filter, Group, Restricted picklist, Sort" }, { "Folder.IsReadonly", "boolean", Owned },
        { "ContentVersion.VersionData", "base64", LongText }, { "ContentVersion.PathOnClient", "string", "Create, Filter, Nillable, Sort" },
        { "ContentVersion.Description", "textarea", WrittenUngrouped }, { "ContentVersion.FileType", "string", "Filter, Group, Sort" },
        { "ContentDocument.Title", "string", "Filter, Group, idLookup, Sort, Update" }, { "ContentDocument.FileExtension", "string", Read },
        { "ContentDocumentLink.LinkedEntityId", "reference", NeededOnce }, { "ContentDocumentLink.Visibility", "picklist", Written },
        { "User.Username", "string", Named }, { "User.FederationIdentifier", "string", "Create, Filter, idLookup, Nillable, Sort, Update" },
        { "User.EmailPreferencesAutoBcc", "boolean", "Create, Filter, Update" }, { "User.LastLoginDate", "datetime", ReadUngrouped },
        { "Profile.UserLicenseId", "reference", NeededOnce }, { "Profile.Description", "string", Written }, { "UserRole.Name", "string", Named },
        { "UserRole.ContactAccessForAccountOwner", "picklist", "Filter, Group, Nillable, Restricted picklist, Sort" },
        { "UserLicense.LicenseDefinitionKey", "string", "Filter, Group, Sort" }, { "UserLicense.Name", "string", "Filter, Group, idLookup, Sort" },
        { "Group.Type", "picklist", "Create, Filter, Group, Restricted picklist, Sort" }, { "Group.Description", "textarea", WrittenUngrouped },
        { "GroupMember.GroupId", "reference", NeededOnce }, { "GroupMember.UserOrGroupId", "reference", NeededOnce },
        { "QueueSobject.QueueId", "reference", NeededOnce }, { "QueueSobject.SobjectType", "picklist", "Create, Filter, Group, Restricted picklist, Sort" },
        { "PermissionSet.Name", "string", Needed }, { "PermissionSet.IsOwnedByProfile", "boolean", ReadFlag },
        { "PermissionSetAssignment.AssigneeId", "reference", NeededOnce }, { "PermissionSetAssignment.ExpirationDate", "datetime", WrittenUngrouped },
        { "Organization.Name", "string", "Filter, Group, idLookup, Sort, Update" }, { "Organization.IsSandbox", "boolean", ReadFlag },
        { "Organization.NamespacePrefix", "string", "Filter, Group, idLookup, Nillable, Sort" }, { "RecordType.Name", "string", Named },
        { "RecordType.IsActive", "boolean", "Defaulted on create, Filter, Group, Sort, Update" }, { "ApexClass.Body", "textarea", LongText },
        { "ApexClass.BodyCrc", "double", "Create, Defaulted on create, Filter, Nillable, Sort, Update" }, { "ApexTrigger.Name", "string", Named },
        { "ApexTrigger.TableEnumOrId", "picklist", "Create, Filter, Group, Nillable, Restricted picklist, Sort, Update" },
        { "StaticResource.ContentType", "string", Needed }, { "StaticResource.BodyLength", "int", "Filter, Group, Sort" },
        { "AsyncApexJob.JobItemsProcessed", "int", "Filter, Group, Sort" }, { "AsyncApexJob.CompletedDate", "datetime", ReadUngrouped },
        { "CronTrigger.CronExpression", "string", Read }, { "CronTrigger.TimesTriggered", "int", Read }, { "PushTopic.Name", "string", Needed },
        { "PushTopic.Query", "string", "Create, Filter, Sort, Update" },
        { "PushTopic.NotifyForFields", "picklist", "Create, Defaulted on create, Filter, Group, Restricted picklist, Sort, Update" },
        { "StreamingChannel.Name", "string", Named }, { "StreamingChannel.IsDynamic", "boolean", ReadFlag },
        { "LoginHistory.LoginTime", "datetime", "Filter, Sort" }, { "LoginHistory.Browser", "string", "Group, Nillable, Sort" },
        { "LoginHistory.LoginType", "picklist", "Filter, Group, Restricted picklist, Sort" },
    };
}
