using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Schema;

/// <summary>The catalogue against the pages of the Object Reference that <see cref="ReferencePages"/> quotes.</summary>
public sealed class ReferencePageTests
{
    private static readonly StandardCatalog Plain = new(FeatureSet.None);
    private static readonly StandardCatalog WithTeams = new(new FeatureSet("AccountTeams"));

    private static readonly (string Word, FieldFlags Flag)[] Properties =
    [
        ("Create", FieldFlags.Createable), ("Update", FieldFlags.Updateable), ("Nillable", FieldFlags.Nillable), ("Filter", FieldFlags.Filterable),
        ("Group", FieldFlags.Groupable), ("Sort", FieldFlags.Sortable), ("Defaulted on create", FieldFlags.DefaultedOnCreate),
        ("Restricted picklist", FieldFlags.RestrictedPicklist), ("idLookup", FieldFlags.IdLookup), ("Autonumber", FieldFlags.AutoNumber),
    ];

    private static readonly (string Call, SObjectFlags Flag, bool Writes)[] Calls =
    [
        ("create", SObjectFlags.Createable, true), ("update", SObjectFlags.Updateable, true), ("delete", SObjectFlags.Deletable, true),
        ("undelete", SObjectFlags.Undeletable, true), ("merge", SObjectFlags.Mergeable, true), ("query", SObjectFlags.Queryable, false),
        ("retrieve", SObjectFlags.Retrieveable, false), ("search", SObjectFlags.Searchable, false), ("describeLayout", SObjectFlags.Layoutable, false),
    ];

    public static TheoryData<string, string> SupportedCalls => ReferencePages.SupportedCalls;
    public static TheoryData<string, string, string> Relationships => ReferencePages.Relationships;
    public static TheoryData<string, string, string> Sales => ReferencePageProperties.Sales;
    public static TheoryData<string, string, string> ServiceAndActivities => ReferencePageProperties.ServiceAndActivities;
    public static TheoryData<string, string, string> FilesAndSetup => ReferencePageProperties.FilesAndSetup;

    [Theory]
    [MemberData(nameof(SupportedCalls))]
    public void An_sObject_supports_the_calls_of_its_page(string sobject, string calls)
    {
        var type = WithTeams[sobject];
        foreach (var (call, flag, writes) in Calls)
        {
            var listed = calls.Split(' ').Contains(call);
            // Reading calls that a page forgets are in the describe results (RecordType and Holiday can be searched).
            if (writes || listed) Assert.True(type.Is(flag) == listed, $"{sobject}: {call}()");
        }
    }

    [Theory]
    [MemberData(nameof(Sales))]
    [MemberData(nameof(ServiceAndActivities))]
    [MemberData(nameof(FilesAndSetup))]
    public void A_field_has_the_type_and_properties_of_its_page(string path, string type, string properties)
    {
        var field = Find(path);
        Assert.Equal(type, field.Type.Name);
        Assert.Equal(properties.Split(", ").Order(StringComparer.Ordinal),
            Properties.Where(property => field.Is(property.Flag)).Select(property => property.Word).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Relationships))]
    public void A_relationship_has_the_name_and_the_parents_of_its_page(string path, string name, string parents)
    {
        var field = Find(path);
        Assert.Equal((name, parents), (field.RelationshipName, string.Join(',', field.ReferenceTo.Order(StringComparer.Ordinal))));
        Assert.Equal(field.ReferenceTo.Count > 1, field.Is(FieldFlags.NamePointing));
    }

    [Theory]
    [InlineData("Contact.Pronouns", "He/Him,He/They,Not Listed,She/Her,She/They,They/Them")]
    [InlineData("OpportunityStage.ForecastCategory", "Omitted,Pipeline,BestCase,MostLikely,Forecast,Closed")]
    [InlineData("EmailMessage.Status", "0,1,2,3,4,5")]
    [InlineData("EmailMessage.AutomationType", "AiAssisted,AiAutomated")]
    [InlineData("ContentVersion.Origin", "C,H")]
    [InlineData("LoginHistory.TlsProtocol", "TLS 1.0,TLS 1.1,TLS 1.2,TLS 1.3,Unknown")]
    [InlineData("Organization.DefaultCaseAccess", "None,Read,Edit,ReadEditTransfer")]
    [InlineData("AccountTeamMember.AccountAccessLevel", "Read,Edit,All")]
    [InlineData("StaticResource.CacheControl", "Private,Public")]
    public void A_picklist_has_the_values_of_its_page(string path, string values) =>
        Assert.Equal(values, string.Join(',', Find(path).PicklistValues.Select(value => value.Value)));

    [Theory]
    [InlineData("ContentVersion.Origin", "C")]
    [InlineData("ContentVersion.SharingPrivacy", "N")]
    [InlineData("PushTopic.NotifyForFields", "Referenced")]
    [InlineData("PushTopic.NotifyForOperationUndelete", "true")]
    [InlineData("Solution.SolutionName", "-")]
    [InlineData("Task.Priority", "Normal")]
    [InlineData("User.DefaultGroupNotificationFrequency", "N")]
    public void A_default_is_that_of_its_page(string path, string value) => Assert.Equal(value, Find(path).ValueOnCreate);

    [Theory]
    [InlineData("Contact.RecordTypeId")]
    [InlineData("Contact.IsPersonAccount")]
    [InlineData("Case.EntitlementId")]
    [InlineData("Opportunity.SyncedQuoteId")]
    [InlineData("Product2.CanUseRevenueSchedule")]
    [InlineData("QuoteLineItem.UnitCost")]
    [InlineData("UserLicense.MonthlyLoginsUsed")]
    public void A_field_whose_page_names_a_feature_is_not_in_a_plain_org(string path)
    {
        var (sobject, name) = Split(path);
        Assert.False(Plain[sobject].TryField(name, out _));
        Assert.True(new StandardCatalog(new FeatureSet(FeatureSet.Known))[sobject].TryField(name, out _));
    }

    [Theory]
    [InlineData("Opportunity.PricebookId")]
    [InlineData("OpportunityLineItem.ProductId")]
    [InlineData("PermissionSet.PermissionsPermissionName")]
    [InlineData("EmailTemplate.EntityType")]
    public void Rows_of_pages_that_are_no_fields_are_left_out(string path)
    {
        var (sobject, name) = Split(path);
        Assert.False(new StandardCatalog(new FeatureSet(FeatureSet.Known))[sobject].TryField(name, out _));
    }

    private static Field Find(string path)
    {
        var (sobject, name) = Split(path);
        Assert.True(WithTeams[sobject].TryField(name, out var field), path);
        return field!;
    }

    private static (string SObject, string Name) Split(string path) => path.Split('.') is [var sobject, var name] ? (sobject, name) : default;
}
