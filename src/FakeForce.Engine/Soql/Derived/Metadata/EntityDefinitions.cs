using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>EntityDefinition: a row for each sObject. Source: Tooling API, "EntityDefinition".</summary>
internal static class EntityDefinitions
{
    public static DerivedObject Object { get; } = new("EntityDefinition", scope => scope.Catalog.Entities.Table)
    {
        Reified = [],
        Unknown =
        [
            "DefaultCompactLayoutId", "EditDefinitionUrl", "RecordTypesSupported", "RunningUserEntityAccessId", "IsWorkflowEnabled", "IsProcessEnabled",
            "InternalSharingModel", "ExternalSharingModel",
        ],
    };

    public static RowParts<SObjectType> Parts { get; } = new()
    {
        { "DurableId", DurableIds.Of },
        { "QualifiedApiName", t => t.Name },
        { "DeveloperName", t => DurableIds.WithoutSuffix(t.Name) },
        { "MasterLabel", t => t.Label },
        { "Label", t => t.Label },
        { "PluralLabel", t => t.LabelPlural },
        { "KeyPrefix", t => t.KeyPrefix?.ToString() },
        { "PublisherId", t => t.Is(SObjectFlags.Custom) ? "<local>" : "System" },
        { "DeploymentStatus", t => t.Is(SObjectFlags.Custom) ? "Deployed" : null },
        // What has page layouts of its own takes custom fields.
        { "IsCustomizable", t => t.Is(SObjectFlags.Custom | SObjectFlags.Layoutable) },
        { "IsCustomSetting", t => t.Is(SObjectFlags.CustomSetting) },
        { "IsApexTriggerable", t => t.Is(SObjectFlags.Triggerable) },
        { "IsTriggerable", t => t.Is(SObjectFlags.Triggerable) },
        { "IsCompactLayoutable", t => t.Is(SObjectFlags.CompactLayoutable) },
        { "IsDeprecatedAndHidden", t => t.Is(SObjectFlags.DeprecatedAndHidden) },
        { "IsReplicateable", t => t.Is(SObjectFlags.Replicateable) },
        { "IsRetrieveable", t => t.Is(SObjectFlags.Retrieveable) },
        { "IsSearchLayoutable", t => t.Is(SObjectFlags.SearchLayoutable) },
        { "IsSearchable", t => t.Is(SObjectFlags.Searchable) },
        { "IsIdEnabled", t => t.KeyPrefix is not null },
        { "IsEverCreatable", t => t.Is(SObjectFlags.Createable) },
        { "IsEverUpdatable", t => t.Is(SObjectFlags.Updateable) },
        { "IsEverDeletable", t => t.Is(SObjectFlags.Deletable) },
        { "IsFeedEnabled", t => t.Is(SObjectFlags.FeedEnabled) },
        { "IsQueryable", t => t.Is(SObjectFlags.Queryable) },
        { "IsMruEnabled", t => t.Is(SObjectFlags.MruEnabled) },
        { "IsLayoutable", t => t.Is(SObjectFlags.Layoutable) },
        { "HasSubtypes", t => t.Is(SObjectFlags.HasSubtypes) },
        { "IsSubtype", t => t.Is(SObjectFlags.IsSubtype) },
        { "IsInterface", t => t.Is(SObjectFlags.IsInterface) },
        { "DetailUrl", t => t.Is(SObjectFlags.Layoutable) ? "/{ID}" : null },
        { "EditUrl", t => t.Is(SObjectFlags.Layoutable) ? "/{ID}/e" : null },
        { "NewUrl", t => t.Is(SObjectFlags.Layoutable) ? $"/{t.KeyPrefix}/e" : null },
    };
}
