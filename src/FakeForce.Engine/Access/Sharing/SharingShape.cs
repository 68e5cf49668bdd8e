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

    /// <summary>The field that says whose record it is; null for those that belong to no one.</summary>
    public Field? Owner { get; private init; }

    /// <summary>Whose access counts instead of the record's own: of all of them.</summary>
    public IReadOnlyList<ParentLink> Parents { get; private init; } = [];

    public ShareTable? Shares { get; private init; }

    /// <summary>Everybody has everything.</summary>
    public bool IsOpen => Parents.Count == 0 && Model == SharingModel.FullAccess && Shares is null;

    public static SharingShape Of(SObjectType type, Catalog catalog, AccessDefinitions access)
    {
        if (ParentsOf(type, catalog) is { Count: > 0 } parents) return new(type, SharingModel.ControlledByParent) { Parents = parents };
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

    // The master of a detail, or the record that history, shares and line items are of.
    private static List<ParentLink> ParentsOf(SObjectType type, Catalog catalog)
    {
        var masters = type.Fields.Where(field => field.RelationshipOrder is not null && field.Is(FieldFlags.Custom));
        var links = masters.Select(field => ParentLink.Of(field, field.ReferenceTo[0], catalog)).OfType<ParentLink>().ToList();
        if (type.Name is "Attachment" or "Note" && type.TryField("ParentId", out var attachedTo)) links.AddRange(attachedTo.ReferenceTo.Select(name => ParentLink.Of(attachedTo, name, catalog)).OfType<ParentLink>().Where(link => MayBeClosed(link.Parent, catalog)));
        var of = type.AssociateParentEntity ?? PermissionSubjects.ParentOf(type);
        if (links.Count > 0 || of is null || type.AssociateEntityType == "ChangeEvent" || type.Name.EndsWith("ChangeEvent", StringComparison.Ordinal)) return links;
        var reference = type.Fields.FirstOrDefault(field => field.ReferenceTo is [var only] && only == of && field.Name is not "Id");
        if (reference is not null && ParentLink.Of(reference, of, catalog) is { } link) links.Add(link with { IsShare = type.AssociateEntityType == "Share" });
        return links;
    }

    // Only of such does it matter what else is attached to them.
    private static bool MayBeClosed(SObjectType type, Catalog catalog) => type.TryField("OwnerId", out _) && (ShareTable.Of(type, catalog) is not null || type.Is(SObjectFlags.Custom));

    private static IEnumerable<ParentLink> Controlling(SObjectType type, Catalog catalog)
    {
        var (name, of) = type.Name == "Quote" ? ("OpportunityId", "Opportunity") : ("AccountId", "Account");
        if (type.TryField(name, out var field) && ParentLink.Of(field, of, catalog) is { } link) yield return link;
    }
}
