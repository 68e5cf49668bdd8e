using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>By what the records of an sObject are shared.</summary>
internal sealed record SharingShape(SObjectType Type, SharingModel Model)
{
    /// <summary>Organisation-wide defaults of a new org (Help, "Default Organization-Wide Access Levels"; those of Organization's row where they differ).</summary>
    private static readonly FrozenDictionary<string, SharingModel> defaults = new Dictionary<string, SharingModel>
    {
        ["Account"] = SharingModel.ReadWrite,
        ["Asset"] = SharingModel.ControlledByParent,
        ["Campaign"] = SharingModel.FullAccess,
        ["Case"] = SharingModel.ReadWriteTransfer,
        ["Contact"] = SharingModel.ControlledByParent,
        ["Contract"] = SharingModel.ReadWrite,
        ["Individual"] = SharingModel.ReadWrite,
        ["Lead"] = SharingModel.ReadWriteTransfer,
        ["Opportunity"] = SharingModel.ReadWrite,
        ["Order"] = SharingModel.ReadWrite,
        ["Quote"] = SharingModel.ControlledByParent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Records that are seen and changed with the one that they are about.</summary>
    private static readonly FrozenDictionary<string, string> parts = new Dictionary<string, string>
    {
        ["ContentDocumentLink"] = "ContentDocument",
        ["ContentVersion"] = "ContentDocument",
        ["EmailMessageRelation"] = "EmailMessage",
        ["EventRelation"] = "Event",
        ["EventWhoRelation"] = "Event",
        ["TaskRelation"] = "Task",
        ["TaskWhoRelation"] = "Task",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The field that says whose record it is; null for those that belong to no one.</summary>
    public Field? Owner { get; private init; }

    /// <summary>False where what a user has does not go up the role hierarchy.</summary>
    public bool GoesUp { get; private init; } = true;

    /// <summary>Whose access counts too, or instead of the record's own.</summary>
    public IReadOnlyList<ParentLink> Parents { get; private init; } = [];

    public ParentRule Rule { get; private init; }

    /// <summary>The flag that keeps a record from all but its owner.</summary>
    public (Field Flag, Field Owner)? Secret { get; private init; }

    public ShareTable? Shares { get; private init; }

    /// <summary>Everybody has everything.</summary>
    public bool IsOpen => Parents.Count == 0 && Model == SharingModel.FullAccess && Shares is null;

    public static SharingShape Of(SObjectType type, Catalog catalog, AccessDefinitions access) => type.Name switch
    {
        "Task" or "Event" => OfActivity(type, catalog, access),
        "EmailMessage" => OfEmail(type, catalog),
        // Nobody's manager has their files, nor do View All Data and Modify All Data find them (Object Reference, "ContentDocument": Special Access Rules).
        "ContentDocument" => new(type, SharingModel.Private) { Owner = type["OwnerId"], GoesUp = false },
        _ => Usually(type, catalog, access),
    };

    private static SharingShape Usually(SObjectType type, Catalog catalog, AccessDefinitions access)
    {
        if (ParentsOf(type, catalog) is { Count: > 0 } parents) return new(type, SharingModel.ControlledByParent) { Parents = parents, Secret = SecretOf(type, "IsPrivate", "OwnerId") };
        var owner = type.TryField("OwnerId", out var field) ? field : null;
        if (owner is null || type.Event is not null || type.External is not null) return new(type, SharingModel.FullAccess);
        var model = access.SharingModels.TryGetValue(type.Name, out var defined) ? defined
            : defaults.TryGetValue(type.Name, out var usual) ? usual : type.Is(SObjectFlags.Custom) ? SharingModel.ReadWrite : SharingModel.FullAccess;
        return new(type, model)
        {
            Owner = owner,
            Parents = model == SharingModel.ControlledByParent ? [.. Controlling(type, catalog)] : [],
            Shares = ShareTable.Of(type, catalog),
        };
    }

    // Help, "Organization-Wide Default Access Settings", Activity. Private: the assigned user and those above edit and delete it, and who reads the
    // records that it is about reads it. Controlled by parent: who may do a thing to all of these may do it to the activity.
    private static SharingShape OfActivity(SObjectType type, Catalog catalog, AccessDefinitions access)
    {
        var model = access.SharingModels.TryGetValue("Activity", out var defined) || access.SharingModels.TryGetValue(type.Name, out defined) ? defined : SharingModel.Private;
        var gives = model == SharingModel.ControlledByParent ? ParentGift.Same : ParentGift.Reading;
        return new(type, SharingModel.Private)
        {
            Owner = type["OwnerId"],
            Rule = ParentRule.Adds,
            Parents = [.. new[] { type["WhoId"], type["WhatId"] }.SelectMany(field => field.ReferenceTo.Select(name => ParentLink.Of(field, name, catalog))).OfType<ParentLink>().Select(link => link with { Gives = gives })],
        };
    }

    // By the case, else by the task that stands for it; who made it always has it (Object Reference, "EmailMessage": Special Access Rules).
    private static SharingShape OfEmail(SObjectType type, Catalog catalog) => new(type, SharingModel.Private)
    {
        Owner = type["CreatedById"],
        GoesUp = false,
        Rule = ParentRule.FirstAdds,
        Parents = [.. new[] { ParentLink.Of(type["ParentId"], "Case", catalog), ParentLink.Of(type["ActivityId"], "Task", catalog) }.OfType<ParentLink>()],
        Secret = SecretOf(type, "IsPrivateDraft", "CreatedById"),
    };

    // The master of a detail, or the record that history, shares and line items are of.
    private static List<ParentLink> ParentsOf(SObjectType type, Catalog catalog)
    {
        var masters = type.Fields.Where(field => field.RelationshipOrder is not null && field.Is(FieldFlags.Custom));
        var links = masters.Select(field => ParentLink.Of(field, field.ReferenceTo[0], catalog)).OfType<ParentLink>().ToList();
        if (type.Name is "Attachment" or "Note" && type.TryField("ParentId", out var attachedTo)) links.AddRange(attachedTo.ReferenceTo.Select(name => ParentLink.Of(attachedTo, name, catalog)).OfType<ParentLink>().Where(link => MayBeClosed(link.Parent, catalog)));
        var of = type.AssociateParentEntity ?? parts.GetValueOrDefault(type.Name) ?? PermissionSubjects.ParentOf(type);
        if (links.Count > 0 || of is null || type.AssociateEntityType == "ChangeEvent" || type.Name.EndsWith("ChangeEvent", StringComparison.Ordinal)) return links;
        var reference = type.Fields.FirstOrDefault(field => field.ReferenceTo is [var only] && only == of && field.Name is not "Id");
        if (reference is not null && ParentLink.Of(reference, of, catalog) is { } link) links.Add(link with { Gives = type.AssociateEntityType == "Share" ? ParentGift.Share : type.Name == "ContentDocumentLink" ? ParentGift.FileLink : ParentGift.Detail });
        return links;
    }

    // Only of such does it matter what else is attached to them.
    private static bool MayBeClosed(SObjectType type, Catalog catalog) =>
        type.Name is "Task" or "Event" or "EmailMessage" || type.TryField("OwnerId", out _) && (ShareTable.Of(type, catalog) is not null || type.Is(SObjectFlags.Custom));

    private static IEnumerable<ParentLink> Controlling(SObjectType type, Catalog catalog)
    {
        var (name, of) = type.Name == "Quote" ? ("OpportunityId", "Opportunity") : ("AccountId", "Account");
        if (type.TryField(name, out var field) && ParentLink.Of(field, of, catalog) is { } link) yield return link;
    }

    private static (Field, Field)? SecretOf(SObjectType type, string flag, string owner) =>
        type.TryField(flag, out var found) && type.TryField(owner, out var of) ? (found, of) : null;
}
