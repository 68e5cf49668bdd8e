using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Schema;

/// <summary>Facts of the common sObjects, to be checked against the Object Reference with a finger.</summary>
public sealed class CatalogFactsTests
{
    private static readonly StandardCatalog Plain = new(FeatureSet.None);

    [Theory]
    [InlineData("Account", "001", "Name", "Name")]
    [InlineData("Contact", "003", "Name", "LastName")]
    [InlineData("Lead", "00Q", "Name", "LastName,Company")]
    [InlineData("Opportunity", "006", "Name", "Name,StageName,CloseDate")]
    [InlineData("OpportunityLineItem", "00k", "Name", "OpportunityId,Quantity")]
    [InlineData("Product2", "01t", "Name", "Name")]
    [InlineData("Pricebook2", "01s", "Name", "Name")]
    [InlineData("PricebookEntry", "01u", "Name", "Pricebook2Id,Product2Id,UnitPrice")]
    [InlineData("Case", "500", "CaseNumber", "")]
    [InlineData("CaseComment", "00a", null, "ParentId")]
    [InlineData("Task", "00T", "Subject", "")]
    [InlineData("Event", "00U", "Subject", "")]
    [InlineData("Campaign", "701", "Name", "Name")]
    [InlineData("CampaignMember", "00v", "Name", "CampaignId")]
    [InlineData("User", "005", "Name", "Username,LastName,Email,Alias,CommunityNickname,TimeZoneSidKey,LocaleSidKey,EmailEncodingKey,ProfileId,LanguageLocaleKey")]
    [InlineData("UserRole", "00E", "Name", "Name")]
    [InlineData("Group", "00G", "Name", "Name,Type")]
    [InlineData("GroupMember", "011", null, "GroupId,UserOrGroupId")]
    [InlineData("PermissionSet", "0PS", "Name", "Name,Label")]
    [InlineData("PermissionSetAssignment", "0Pa", null, "AssigneeId")]
    [InlineData("RecordType", "012", "Name", "Name,DeveloperName,SobjectType")]
    [InlineData("Attachment", "00P", "Name", "ParentId,Name,Body")]
    [InlineData("Document", "015", "Name", "FolderId,Name")]
    [InlineData("Note", "002", "Title", "ParentId,Title")]
    [InlineData("ContentVersion", "068", "Title", "")]
    [InlineData("ContentDocumentLink", "06A", null, "LinkedEntityId,ContentDocumentId")]
    [InlineData("Asset", "02i", "Name", "Name")]
    [InlineData("Contract", "800", "ContractNumber", "AccountId")]
    [InlineData("Order", "801", "OrderNumber", "EffectiveDate,Status")]
    [InlineData("OrderItem", "802", "OrderItemNumber", "OrderId,PricebookEntryId,Quantity")]
    [InlineData("Quote", "0Q0", "Name", "Name,OpportunityId")]
    [InlineData("Solution", "501", "SolutionName", "")]
    [InlineData("ApexClass", "01p", "Name", "Name")]
    [InlineData("PushTopic", "0IF", "Name", "Name,Query,ApiVersion")]
    [InlineData("StreamingChannel", "0M6", "Name", "Name")]
    [InlineData("Organization", "00D", "Name", "")]
    public void Key_prefix_name_field_and_required_fields(string sobject, string prefix, string? nameField, string required)
    {
        var type = Plain[sobject];
        Assert.Equal(prefix, type.KeyPrefix?.ToString());
        Assert.Equal(nameField, type.NameField?.Name);
        Assert.Equal(required, string.Join(',', type.Fields.Where(field => field.IsRequiredOnCreate).Select(field => field.Name)));
    }

    [Theory]
    [InlineData("Account", "Contacts", "Contact", "AccountId", true)]
    [InlineData("Account", "Opportunities", "Opportunity", "AccountId", true)]
    [InlineData("Account", "Cases", "Case", "AccountId", false)]
    [InlineData("Account", "ChildAccounts", "Account", "ParentId", false)]
    [InlineData("Account", "Tasks", "Task", "WhatId", true)]
    [InlineData("Account", "Histories", "AccountHistory", "AccountId", true)]
    [InlineData("Account", "Shares", "AccountShare", "AccountId", true)]
    [InlineData("Contact", "Cases", "Case", "ContactId", false)]
    [InlineData("Contact", "Tasks", "Task", "WhoId", true)]
    [InlineData("Opportunity", "OpportunityLineItems", "OpportunityLineItem", "OpportunityId", true)]
    [InlineData("Opportunity", "OpportunityContactRoles", "OpportunityContactRole", "OpportunityId", true)]
    [InlineData("Case", "CaseComments", "CaseComment", "ParentId", true)]
    [InlineData("Campaign", "CampaignMembers", "CampaignMember", "CampaignId", true)]
    [InlineData("Product2", "PricebookEntries", "PricebookEntry", "Product2Id", true)]
    [InlineData("Order", "OrderItems", "OrderItem", "OrderId", true)]
    [InlineData("Account", "Attachments", "Attachment", "ParentId", true)]
    [InlineData("ContentDocument", "ContentDocumentLinks", "ContentDocumentLink", "ContentDocumentId", true)]
    public void Child_relationships(string parent, string name, string child, string field, bool cascades)
    {
        var found = Assert.Single(Plain[parent].ChildRelationships, row => row.RelationshipName == name);
        Assert.Equal((child, field, cascades), (found.ChildSObject, found.Field, found.CascadeDelete));
    }

    [Theory]
    [InlineData("Contact", "Account", "AccountId")]
    [InlineData("Contact", "Owner", "OwnerId")]
    [InlineData("Contact", "CreatedBy", "CreatedById")]
    [InlineData("Task", "Who", "WhoId")]
    [InlineData("Task", "What", "WhatId")]
    [InlineData("Opportunity", "Campaign", "CampaignId")]
    [InlineData("Case", "Parent", "ParentId")]
    public void Parents(string sobject, string relationship, string field)
    {
        Assert.True(Plain[sobject].TryParent(relationship, out var found));
        Assert.Equal(field, found.Name);
    }

    [Theory]
    [InlineData("Account", "BillingStreet", "BillingAddress")]
    [InlineData("Contact", "LastName", "Name")]
    [InlineData("Lead", "Salutation", "Name")]
    [InlineData("User", "FirstName", "Name")]
    [InlineData("User", "City", "Address")]
    public void Parts_of_compounds(string sobject, string part, string compound)
    {
        Assert.True(Plain[sobject].TryField(part, out var field));
        Assert.Equal(compound, field.CompoundFieldName);
    }

    [Theory]
    [InlineData("Case", "CaseNumber", false, false)]
    [InlineData("Contact", "Name", false, false)]
    [InlineData("Account", "Name", true, true)]
    [InlineData("OpportunityLineItem", "OpportunityId", true, false)]
    [InlineData("Account", "CreatedDate", false, false)]
    [InlineData("Account", "IsDeleted", false, false)]
    public void What_callers_may_write(string sobject, string name, bool createable, bool updateable)
    {
        Assert.True(Plain[sobject].TryField(name, out var field));
        Assert.Equal((createable, updateable), (field.Is(FieldFlags.Createable), field.Is(FieldFlags.Updateable)));
    }

    [Theory]
    [InlineData("Case", "Status", "New")]
    [InlineData("Case", "Priority", "Medium")]
    [InlineData("Lead", "Status", "Open - Not Contacted")]
    [InlineData("Task", "Status", "Not Started")]
    [InlineData("Contract", "Status", "Draft")]
    [InlineData("Task", "Priority", "Normal")]
    public void Defaults(string sobject, string name, string value)
    {
        Assert.True(Plain[sobject].TryField(name, out var field));
        Assert.Equal(value, field.ValueOnCreate);
    }

    [Theory]
    [InlineData("Contact", "DoNotCall")]
    [InlineData("Contact", "HasOptedOutOfEmail")]
    [InlineData("Lead", "HasOptedOutOfEmail")]
    [InlineData("OpportunityLineItem", "Discount")]
    [InlineData("User", "UserType")]
    public void Fields_of_a_plain_org_have_no_gate(string sobject, string name) => Assert.True(Plain[sobject].TryField(name, out _));

    [Fact]
    public void Relationship_names_of_a_parents_children_are_unique()
    {
        foreach (var parent in new StandardCatalog(new FeatureSet(FeatureSet.Known)).All)
            Assert.Empty(parent.ChildRelationships.Where(row => row.RelationshipName is not null)
                .CountBy(row => row.RelationshipName!, StringComparer.OrdinalIgnoreCase).Where(pair => pair.Value > 1).Select(pair => $"{parent}: {pair.Key}"));
    }

    [Theory]
    [InlineData("Account", "AnnualRevenue", "currency", 18, 0)]
    [InlineData("Opportunity", "Amount", "currency", 18, 2)]
    [InlineData("Opportunity", "Probability", "percent", 3, 0)]
    [InlineData("Account", "BillingLatitude", "double", 18, 15)]
    public void Numbers(string sobject, string name, string type, int precision, int scale)
    {
        Assert.True(Plain[sobject].TryField(name, out var field));
        Assert.Equal((type, precision, scale), (field.Type.Name, field.Precision, field.Scale));
    }
}
