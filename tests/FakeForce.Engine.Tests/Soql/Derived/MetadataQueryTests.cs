using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Soql.Derived;

public sealed class MetadataQueryTests(MetadataQueryTests.Shared shared) : IClassFixture<MetadataQueryTests.Shared>
{
    private readonly DerivedOrg org = shared.Org;

    [Theory]
    [InlineData("SELECT Id, DurableId, QualifiedApiName, KeyPrefix FROM EntityDefinition WHERE QualifiedApiName = 'account'",
        "{Id:000000000000000AAA,DurableId:Account,QualifiedApiName:Account,KeyPrefix:001}")]
    [InlineData("SELECT DeveloperName, IsCustomizable, DeploymentStatus FROM EntityDefinition WHERE QualifiedApiName IN ('Invoice__c')", "{DeveloperName:Invoice,IsCustomizable:true,DeploymentStatus:Deployed}")]
    [InlineData("SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName LIKE 'Account%' AND IsLayoutable = true ORDER BY QualifiedApiName LIMIT 2 OFFSET 1", "{QualifiedApiName:AccountContactRelation}{QualifiedApiName:AccountPartner}")]
    [InlineData("SELECT QualifiedApiName, DataType, EntityDefinition.QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Contact' AND QualifiedApiName IN ('AccountId', 'LastName', 'Name', 'Birthdate')",
        "{QualifiedApiName:AccountId,DataType:Lookup(Account),EntityDefinition:EntityDefinition{QualifiedApiName:Contact}}{QualifiedApiName:Name,DataType:Name,EntityDefinition:EntityDefinition{QualifiedApiName:Contact}}{QualifiedApiName:Birthdate,DataType:Date,EntityDefinition:EntityDefinition{QualifiedApiName:Contact}}")]
    [InlineData("SELECT Id, DurableId, ReferenceTo, RelationshipName FROM FieldDefinition WHERE EntityDefinitionId = 'Contact' AND QualifiedApiName = 'AccountId'",
        "{Id:000000000000000AAA,DurableId:Contact.Account,ReferenceTo:Account,RelationshipName:Account}")]
    [InlineData("SELECT QualifiedApiName FROM FieldDefinition WHERE DurableId = 'Contact.Account'", "{QualifiedApiName:AccountId}")]
    [InlineData("SELECT QualifiedApiName, DataType FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Invoice__c' AND QualifiedApiName LIKE '%\\_\\_c' ORDER BY QualifiedApiName",
        "{QualifiedApiName:Account__c,DataType:Lookup(Account)}{QualifiedApiName:Amount__c,DataType:Currency(16, 2)}{QualifiedApiName:Key__c,DataType:Text(20)}")]
    [InlineData("SELECT QualifiedApiName, (SELECT QualifiedApiName FROM Fields WHERE IsNameField = true) FROM EntityDefinition WHERE QualifiedApiName IN ('Account', 'Case')",
        "{QualifiedApiName:Account,Fields:[{QualifiedApiName:Name}]}{QualifiedApiName:Case,Fields:[{QualifiedApiName:CaseNumber}]}")]
    [InlineData("SELECT QualifiedApiName, FieldDefinition.QualifiedApiName, IsComponent FROM EntityParticle WHERE EntityDefinitionId = 'Account' AND QualifiedApiName = 'BillingCity'",
        "{QualifiedApiName:BillingCity,FieldDefinition:FieldDefinition{QualifiedApiName:BillingAddress},IsComponent:true}")]
    [InlineData("SELECT DataType, ValueType.DeveloperName FROM EntityParticle WHERE FieldDefinitionId = 'Account.Name'", "{DataType:string,ValueType:DataType{DeveloperName:string}}")]
    [InlineData("SELECT Value, IsActive, EntityParticleId FROM PicklistValueInfo WHERE EntityParticle.EntityDefinition.QualifiedApiName = 'Account' AND EntityParticle.QualifiedApiName = 'Rating'",
        "{Value:Hot,IsActive:true,EntityParticleId:Account.Rating}{Value:Warm,IsActive:true,EntityParticleId:Account.Rating}{Value:Cold,IsActive:true,EntityParticleId:Account.Rating}")]
    [InlineData("SELECT Value FROM PicklistValueInfo WHERE EntityParticleId = 'Task.Priority'", "{Value:High}{Value:Normal}{Value:Low}")]
    [InlineData("SELECT ChildSobject.QualifiedApiName, Field.QualifiedApiName FROM RelationshipInfo WHERE ChildSobjectId = 'Account' AND FieldId = 'Account.Parent'",
        "{ChildSobject:EntityDefinition{QualifiedApiName:Account},Field:FieldDefinition{QualifiedApiName:ParentId}}")]
    [InlineData("SELECT ChildSobject.QualifiedApiName, RelationshipName FROM RelationshipDomain WHERE ParentSobject.QualifiedApiName = 'Account' AND RelationshipName IN ('Contacts', 'Invoices__r')",
        "{ChildSobject:EntityDefinition{QualifiedApiName:Contact},RelationshipName:Contacts}{ChildSobject:EntityDefinition{QualifiedApiName:Invoice__c},RelationshipName:Invoices__r}")]
    [InlineData("SELECT DeveloperName, IsComplex FROM DataType WHERE DeveloperName IN ('address', 'string')", "{DeveloperName:address,IsComplex:true}{DeveloperName:string,IsComplex:false}")]
    public void Metadata_answers(string soql, string expected) => Assert.Equal(expected, org.Json(soql));

    [Theory]
    [InlineData("SELECT QualifiedApiName FROM FieldDefinition", "MALFORMED_QUERY: FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]")]
    [InlineData("SELECT QualifiedApiName FROM FieldDefinition WHERE QualifiedApiName = 'Name'", "MALFORMED_QUERY: FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]")]
    [InlineData("SELECT QualifiedApiName FROM EntityParticle", "MALFORMED_QUERY: EntityParticle: a filter on a reified column is required [EntityDefinitionId,FieldDefinitionId,DurableId]")]
    [InlineData("SELECT Value FROM PicklistValueInfo", "MALFORMED_QUERY: PicklistValueInfo: a filter on a reified column is required [EntityParticleId,DurableId]")]
    [InlineData("SELECT DurableId FROM RelationshipInfo", "MALFORMED_QUERY: RelationshipInfo: a filter on a reified column is required [ChildSobjectId,FieldId,DurableId]")]
    [InlineData("SELECT DurableId FROM RelationshipDomain", "MALFORMED_QUERY: RelationshipDomain: a filter on a reified column is required [FieldId,ChildSobjectId,ParentSobjectId,RelationshipInfoId,DurableId]")]
    [InlineData("SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName != 'Account'", "MALFORMED_QUERY: Only equals comparisons permitted")]
    [InlineData("SELECT QualifiedApiName FROM EntityDefinition WHERE IsSearchable = true OR (IsFeedEnabled = false AND KeyPrefix = '01j')", "MALFORMED_QUERY: Disjunctions not supported")]
    [InlineData("SELECT COUNT(QualifiedApiName), IsFeedEnabled FROM EntityDefinition GROUP BY IsFeedEnabled",
        "INVALID_OPERATION: The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.")]
    [InlineData("SELECT RunningUserEntityAccessId FROM EntityDefinition", "MALFORMED_QUERY: EntityDefinition, RunningUserEntityAccessId, is not supported yet by FakeForce")]
    [InlineData("SELECT Id FROM SearchLayout WHERE EntityDefinitionId = 'Account'", "MALFORMED_QUERY: SearchLayout, whose rows Salesforce derives from others, is not supported yet by FakeForce")]
    public void Queries_that_metadata_does_not_take_are_refused(string soql, string error) => Assert.Equal(error, org.Refused(soql));

    [Fact]
    public void EntityDefinition_counts_the_objects_of_describe_global() =>
        Assert.Equal(DerivedOrg.Catalog.All.Count(), org.Run("SELECT COUNT() FROM EntityDefinition").TotalSize);

    [Theory]
    [InlineData("Account")]
    [InlineData("Opportunity")]
    [InlineData("Invoice__c")]
    public void Particles_are_the_fields_that_describe_lists(string sobject)
    {
        var rows = org.Run($"SELECT QualifiedApiName, Label, DataType, Length, IsNillable, IsCreatable FROM EntityParticle WHERE EntityDefinition.QualifiedApiName = '{sobject}'");
        var expected = DerivedOrg.Catalog[sobject].Fields.Select(f => $"{{QualifiedApiName:{f.Name},Label:{f.Label},DataType:{f.Type.Name},Length:{f.Length},"
            + $"IsNillable:{Lower(f.Is(FieldFlags.Nillable))},IsCreatable:{Lower(f.Is(FieldFlags.Createable))}}}");
        Assert.Equal(string.Concat(expected), Answer.Of(rows));
    }

    [Fact]
    public void Custom_definitions_have_durable_ids_of_their_own()
    {
        var entity = org.Json("SELECT DurableId FROM EntityDefinition WHERE QualifiedApiName = 'Invoice__c'")["{DurableId:".Length..^1];
        Assert.Matches("^01I[0-9A-Za-z]{12}$", entity);
        Assert.Equal("{QualifiedApiName:Amount__c}", org.Json($"SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinitionId = '{entity}' AND QualifiedApiName = 'Amount__c'"));
        Assert.Matches($"^{{DurableId:{entity}\\.00N[0-9A-Za-z]{{12}}}}$", org.Json($"SELECT DurableId FROM FieldDefinition WHERE EntityDefinitionId = '{entity}' AND QualifiedApiName = 'Amount__c'"));
    }

    [Fact]
    public void Fields_of_every_object_can_be_asked_for_at_once() =>
        Assert.True(org.Run("SELECT QualifiedApiName, (SELECT QualifiedApiName FROM Fields) FROM EntityDefinition").TotalSize > 1_000);

    [Theory]
    [InlineData("SELECT FIELDS(ALL) FROM EntityDefinition WHERE QualifiedApiName = 'Account' LIMIT 1")]
    [InlineData("SELECT FIELDS(STANDARD) FROM FieldDefinition WHERE EntityDefinitionId = 'Account' AND DurableId = 'Account.Name'")]
    public void All_fields_are_those_whose_values_are_known(string soql)
    {
        var columns = org.Run(soql).Shape.Columns.Select(column => column.Key).ToList();
        Assert.Contains("DurableId", columns);
        Assert.DoesNotContain(columns, name => name.Contains('>', StringComparison.Ordinal) || name.StartsWith("RunningUser", StringComparison.Ordinal));
        Assert.Equal(1, org.Run(soql).TotalSize);
    }

    [Fact]
    public void A_small_answer_does_not_need_the_fields_of_all_objects()
    {
        var all = org.Run("SELECT COUNT() FROM FieldDefinition WHERE EntityDefinition.Label = 'Account'").TotalSize;
        Assert.Equal(all, org.Run("SELECT COUNT() FROM FieldDefinition WHERE EntityDefinitionId = 'Account'").TotalSize);
        Assert.InRange(all, 20, 100);
    }

    [Fact]
    public void More_metadata_than_a_batch_is_refused() => Assert.Equal(
        "EXCEEDED_ID_LIMIT: FieldDefinition does not support queryMore(), use LIMIT to restrict the results to a single batch",
        org.Refused("SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.IsCustomSetting = false"));

    [Fact]
    public void A_plan_of_metadata_counts_its_rows()
    {
        var plan = Assert.Single(org.Org.Queries.Explain(org.Org.State, "SELECT DurableId FROM EntityDefinition WHERE KeyPrefix = '001'", org.Context));
        Assert.Equal(("TableScan", DerivedOrg.Catalog.All.Count()), (plan.LeadingOperationType, plan.SObjectCardinality));
    }

    private static string Lower(bool value) => value ? "true" : "false";

    public sealed class Shared
    {
        internal DerivedOrg Org { get; } = new();
    }
}
