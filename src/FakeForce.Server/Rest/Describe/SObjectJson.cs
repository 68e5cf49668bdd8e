using FakeForce.Engine.Metadata;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Describe;

/// <summary>An sObject in describe global and at the top of its own describe result.</summary>
internal static class SObjectJson
{
    /// <summary>One entry of describe global.</summary>
    public static void WriteGlobal(JsonOut json, SObjectType type, string root)
    {
        json.BeginObject()
            .Flag("activateable"u8, type, SObjectFlags.Activateable)
            .Name("associateEntityType"u8).String(type.AssociateEntityType)
            .Name("associateParentEntity"u8).String(type.AssociateParentEntity)
            .Flag("createable"u8, type, SObjectFlags.Createable)
            .Flag("custom"u8, type, SObjectFlags.Custom)
            .Flag("customSetting"u8, type, SObjectFlags.CustomSetting)
            .Flag("deepCloneable"u8, type, SObjectFlags.DeepCloneable)
            .Flag("deletable"u8, type, SObjectFlags.Deletable)
            .Flag("deprecatedAndHidden"u8, type, SObjectFlags.DeprecatedAndHidden)
            .Flag("feedEnabled"u8, type, SObjectFlags.FeedEnabled)
            .Flag("hasSubtypes"u8, type, SObjectFlags.HasSubtypes)
            .Flag("isInterface"u8, type, SObjectFlags.IsInterface)
            .Flag("isSubtype"u8, type, SObjectFlags.IsSubtype)
            .Name("keyPrefix"u8).String(type.KeyPrefix?.ToString())
            .Name("label"u8).String(type.Label)
            .Name("labelPlural"u8).String(type.LabelPlural)
            .Flag("layoutable"u8, type, SObjectFlags.Layoutable)
            .Flag("mergeable"u8, type, SObjectFlags.Mergeable)
            .Flag("mruEnabled"u8, type, SObjectFlags.MruEnabled)
            .Name("name"u8).String(type.Name)
            .Flag("queryable"u8, type, SObjectFlags.Queryable)
            .Flag("replicateable"u8, type, SObjectFlags.Replicateable)
            .Flag("retrieveable"u8, type, SObjectFlags.Retrieveable)
            .Flag("searchable"u8, type, SObjectFlags.Searchable)
            .Flag("triggerable"u8, type, SObjectFlags.Triggerable)
            .Flag("undeletable"u8, type, SObjectFlags.Undeletable)
            .Flag("updateable"u8, type, SObjectFlags.Updateable);
        var sobject = $"{root}/sobjects/{type.Name}";
        json.Name("urls"u8).BeginObject()
            .Name("rowTemplate"u8).String(sobject + "/{ID}")
            .Name("describe"u8).String(sobject + "/describe")
            .Name("sobject"u8).String(sobject)
            .EndObject().EndObject();
    }

    /// <summary>The whole describe result.</summary>
    public static void Write(JsonOut json, SObjectType type, IReadOnlyList<RecordTypeInfo> recordTypes, string root)
    {
        json.BeginObject()
            .Name("actionOverrides"u8).BeginArray().EndArray()
            .Flag("activateable"u8, type, SObjectFlags.Activateable)
            .Name("associateEntityType"u8).String(type.AssociateEntityType)
            .Name("associateParentEntity"u8).String(type.AssociateParentEntity);
        Children(json, type);
        json.Flag("compactLayoutable"u8, type, SObjectFlags.CompactLayoutable)
            .Flag("createable"u8, type, SObjectFlags.Createable)
            .Flag("custom"u8, type, SObjectFlags.Custom)
            .Flag("customSetting"u8, type, SObjectFlags.CustomSetting)
            .Flag("deepCloneable"u8, type, SObjectFlags.DeepCloneable)
            .Name("defaultImplementation"u8).Null()
            .Flag("deletable"u8, type, SObjectFlags.Deletable)
            .Flag("deprecatedAndHidden"u8, type, SObjectFlags.DeprecatedAndHidden)
            .Name("extendedBy"u8).Null()
            .Name("extendsInterfaces"u8).Null()
            .Flag("feedEnabled"u8, type, SObjectFlags.FeedEnabled)
            .Name("fields"u8).BeginArray();
        foreach (var field in type.Visible) FieldJson.Write(json, field);
        json.EndArray()
            .Flag("hasSubtypes"u8, type, SObjectFlags.HasSubtypes)
            .Name("implementedBy"u8).Null()
            .Name("implementsInterfaces"u8).Null()
            .Flag("isInterface"u8, type, SObjectFlags.IsInterface)
            .Flag("isSubtype"u8, type, SObjectFlags.IsSubtype)
            .Name("keyPrefix"u8).String(type.KeyPrefix?.ToString())
            .Name("label"u8).String(type.Label)
            .Name("labelPlural"u8).String(type.LabelPlural)
            .Flag("layoutable"u8, type, SObjectFlags.Layoutable)
            .Name("listviewable"u8).Null()
            .Name("lookupLayoutable"u8).Null()
            .Flag("mergeable"u8, type, SObjectFlags.Mergeable)
            .Flag("mruEnabled"u8, type, SObjectFlags.MruEnabled)
            .Name("name"u8).String(type.Name)
            .Name("namedLayoutInfos"u8).BeginArray().EndArray()
            .Name("networkScopeFieldName"u8).Null()
            .Flag("queryable"u8, type, SObjectFlags.Queryable);
        RecordTypes(json, type, recordTypes, root);
        json.Flag("replicateable"u8, type, SObjectFlags.Replicateable)
            .Flag("retrieveable"u8, type, SObjectFlags.Retrieveable)
            .Flag("searchLayoutable"u8, type, SObjectFlags.SearchLayoutable)
            .Flag("searchable"u8, type, SObjectFlags.Searchable)
            .Name("sobjectDescribeOption"u8).String("FULL")
            .Name("supportedScopes"u8).BeginArray();
        foreach (var scope in FilterScopes.Of(type)) Scope(json, scope.Label, scope.Name);
        json.EndArray()
            .Flag("triggerable"u8, type, SObjectFlags.Triggerable)
            .Flag("undeletable"u8, type, SObjectFlags.Undeletable)
            .Flag("updateable"u8, type, SObjectFlags.Updateable);
        Urls(json, type, $"{root}/sobjects/{type.Name}");
        json.EndObject();
    }

    private static JsonOut Flag(this JsonOut json, ReadOnlySpan<byte> name, SObjectType type, SObjectFlags flag) => json.Name(name).Boolean(type.Is(flag));

    private static void Children(JsonOut json, SObjectType type)
    {
        json.Name("childRelationships"u8).BeginArray();
        foreach (var child in type.ChildRelationships)
            json.BeginObject().Name("cascadeDelete"u8).Boolean(child.CascadeDelete).Name("childSObject"u8).String(child.ChildSObject)
                .Name("deprecatedAndHidden"u8).Boolean(false).Name("field"u8).String(child.Field)
                .Name("junctionIdListNames"u8).BeginArray().EndArray().Name("junctionReferenceTo"u8).BeginArray().EndArray()
                .Name("relationshipName"u8).String(child.RelationshipName).Name("restrictedDelete"u8).Boolean(child.RestrictedDelete).EndObject();
        json.EndArray();
    }

    private static void RecordTypes(JsonOut json, SObjectType type, IReadOnlyList<RecordTypeInfo> recordTypes, string root)
    {
        json.Name("recordTypeInfos"u8).BeginArray();
        if (type.Is(SObjectFlags.Layoutable))
            foreach (var one in recordTypes)
                json.BeginObject().Name("active"u8).Boolean(one.IsActive).Name("available"u8).Boolean(one.IsAvailable).Name("defaultRecordTypeMapping"u8).Boolean(one.IsDefault)
                    .Name("developerName"u8).String(one.DeveloperName).Name("master"u8).Boolean(one.IsMaster).Name("name"u8).String(one.Name)
                    .Name("recordTypeId"u8).String(one.Id)
                    .Name("urls"u8).BeginObject().Name("layout"u8).String($"{root}/sobjects/{type.Name}/describe/layouts/{one.Id}").EndObject().EndObject();
        json.EndArray();
    }

    private static void Scope(JsonOut json, string label, string name) =>
        json.BeginObject().Name("label"u8).String(label).Name("name"u8).String(name).EndObject();

    private static void Urls(JsonOut json, SObjectType type, string sobject)
    {
        json.Name("urls"u8).BeginObject();
        if (type.Is(SObjectFlags.Layoutable))
            json.Name("compactLayouts"u8).String(sobject + "/describe/compactLayouts")
                .Name("approvalLayouts"u8).String(sobject + "/describe/approvalLayouts")
                .Name("listviews"u8).String(sobject + "/listviews")
                .Name("quickActions"u8).String(sobject + "/quickActions")
                .Name("layouts"u8).String(sobject + "/describe/layouts");
        json.Name("rowTemplate"u8).String(sobject + "/{ID}").Name("describe"u8).String(sobject + "/describe").Name("sobject"u8).String(sobject).EndObject();
    }
}
