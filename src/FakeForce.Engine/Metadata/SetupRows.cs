using FakeForce.Engine.Outbound.Mail.Templates;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Metadata;

/// <summary>All that an org's metadata shows in set-up tables.</summary>
internal static class SetupRows
{
    private static readonly string[] usages = ["BeforeInsert", "AfterInsert", "BeforeUpdate", "AfterUpdate", "BeforeDelete", "AfterDelete", "AfterUndelete"];

    public static void Write(Transaction transaction, OrgOptions options)
    {
        var metadata = options.Metadata;
        StandardValueRows.Write(transaction, metadata.StandardValueSets);
        CustomMetadataRows.Write(transaction, metadata.CustomMetadata);
        foreach (var one in metadata.ApexClasses)
            new SetupRow("ApexClass", 1, ("Name", Value.Of(one.FullName)), ("Body", Value.Of(one.Body)), ("ApiVersion", Value.Of(one.ApiVersion)), ("Status", Value.Of(one.Status)),
                ("IsValid", Value.Of(true)), ("LengthWithoutComments", Value.Of((long)one.Body.Length))).Write(transaction);
        foreach (var one in metadata.ApexTriggers) TriggerRow(one).Write(transaction);
        foreach (var one in options.AssignmentRules) new SetupRow("AssignmentRule", 2, ("Name", Value.Of(one.Name)), ("SobjectType", Value.Of(transaction.Catalog[one.ObjectName].Name)), ("Active", Value.Of(one.Active))).Write(transaction);
        DuplicateRuleRows.Write(transaction, options.Duplicates);
        foreach (var one in options.Mail.Templates) TemplateRow(transaction, one, options).Write(transaction);
        foreach (var one in metadata.RecordTypes) RecordTypeRow(transaction, one).Write(transaction);
    }

    private static SetupRow TriggerRow(ApexDefinition trigger)
    {
        var head = TriggerHead.Of(trigger.Body)!;
        return new SetupRow("ApexTrigger", 1,
        [
            ("Name", Value.Of(trigger.FullName)), ("TableEnumOrId", Value.Of(head.Object)), ("Body", Value.Of(trigger.Body)), ("ApiVersion", Value.Of(trigger.ApiVersion)), ("Status", Value.Of(trigger.Status)),
            ("IsValid", Value.Of(true)), ("LengthWithoutComments", Value.Of((long)trigger.Body.Length)),
            .. usages.Select(usage => ("Usage" + usage, Value.Of(head.Events.Contains(usage.ToLowerInvariant())))),
        ]);
    }

    // A template in no folder names the org.
    private static SetupRow TemplateRow(Transaction transaction, EmailTemplate one, OrgOptions options)
    {
        var organizations = transaction.Catalog["Organization"];
        var folder = one.Folder == EmailTemplate.Unfiled ? organizations.IdOf(transaction.CountOf(organizations))
            : new SetupRow("Folder", 2, ("DeveloperName", Value.Of(one.Folder.Replace('/', '_'))), ("Type", Value.Of(one.UiType == "Aloha" ? "Email" : "EmailTemplate")), ("Name", Value.Of(one.Folder)), ("AccessType", Value.Of("Public"))).Write(transaction);
        return new SetupRow("EmailTemplate", 2, ("DeveloperName", Value.Of(one.DeveloperName)), ("FolderId", Value.Of(folder)), ("Name", Value.Of(one.Name ?? one.DeveloperName)), ("Description", Value.Of(one.Description)),
            ("Subject", Value.Of(one.Subject)), ("TemplateType", Value.Of(one.Type)), ("IsActive", Value.Of(one.Available)), ("UiType", Value.Of(one.UiType)), ("Encoding", Value.Of("UTF-8")), ("TemplateStyle", Value.Of("none")),
            ("HtmlValue", Value.Of(one.IsHtml ? one.Content : null)), ("Body", Value.Of(one.IsHtml ? one.TextOnly : one.Content)), ("RelatedEntityType", Value.Of(one.RelatedEntityType)), ("FolderName", Value.Of(one.Folder == EmailTemplate.Unfiled ? options.Name : one.Folder)));
    }

    private static SetupRow RecordTypeRow(Transaction transaction, RecordTypeDefinition one)
    {
        var process = one.BusinessProcess is not { } name ? Value.Null : Value.Of(new SetupRow("BusinessProcess", 2, ("Name", Value.Of(name)), ("TableEnumOrId", Value.Of(one.ObjectName)), ("IsActive", Value.Of(true))).Write(transaction));
        return new SetupRow("RecordType", 2, ("DeveloperName", Value.Of(one.DeveloperName)), ("SobjectType", Value.Of(transaction.Catalog[one.ObjectName].Name)), ("Name", Value.Of(one.Label ?? one.DeveloperName)),
            ("Description", Value.Of(one.Description)), ("IsActive", Value.Of(one.Active)), ("BusinessProcessId", process));
    }
}
