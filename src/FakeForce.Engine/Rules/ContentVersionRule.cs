using System.Globalization;
using System.Security.Cryptography;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules;

/// <summary>
/// A file is a ContentDocument with versions. The first version makes the document and links it to its owner (and to
/// FirstPublishLocationId); later versions become the latest one.
/// </summary>
internal sealed class ContentVersionRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (!context.IsInsert) return;
        var path = context["PathOnClient"].AsText;
        if (context["Title"].IsNull) context.Set("Title", Value.Of(Path.GetFileNameWithoutExtension(path)));
        var extension = Path.GetExtension(path).TrimStart('.');
        var bytes = context["VersionData"].Bytes ?? [];
        context.Set("FileExtension", Value.Of(extension));
        context.Set("FileType", Value.Of(extension.Length == 0 ? "UNKNOWN" : extension.ToUpper(CultureInfo.InvariantCulture)));
        context.Set("ContentSize", Value.Of((long)bytes.Length));
        context.Set("Checksum", Value.Of(Checksum(bytes)));
        context.Set("IsLatest", Value.Of(true));
        if (context["ContentDocumentId"].IsNull) context.Set("ContentDocumentId", Value.Of(CreateDocument(context)));
        var earlier = Versions(context);
        context.Set("VersionNumber", Value.Of((earlier.Count + 1).ToString(CultureInfo.InvariantCulture)));
    }

    public override void AfterSave(SaveContext context, RecordId id)
    {
        if (!context.IsInsert) return;
        var document = context["ContentDocumentId"].AsId;
        foreach (var other in Versions(context).Where(v => v != id)) Write(context, "ContentVersion", other, ("IsLatest", Value.Of(false)));
        Write(context, "ContentDocument", document, ("LatestPublishedVersionId", Value.Of(id)), ("Title", context["Title"]),
            ("ContentSize", context["ContentSize"]), ("FileType", context["FileType"]), ("FileExtension", context["FileExtension"]));
    }

    private static RecordId CreateDocument(SaveContext context)
    {
        var document = Insert(context, "ContentDocument", ("Title", context["Title"]), ("OwnerId", Value.Of(context.Caller.UserId)),
            ("PublishStatus", Value.Of("P")), ("SharingOption", Value.Of("A")));
        Link(context, document, Value.Of(context.Caller.UserId), "I");
        if (!context["FirstPublishLocationId"].IsNull) Link(context, document, context["FirstPublishLocationId"], "V");
        return document;
    }

    private static void Link(SaveContext context, RecordId document, Value entity, string shareType) => Insert(context, "ContentDocumentLink",
        ("ContentDocumentId", Value.Of(document)), ("LinkedEntityId", entity), ("ShareType", Value.Of(shareType)), ("Visibility", Value.Of("AllUsers")));

    private static List<RecordId> Versions(SaveContext context) => context.Type.TryField("ContentDocumentId", out var field)
        ? ExternalIds.Find(context.Transaction, context.Type, field, context["ContentDocumentId"]) : [];

    private static RecordId Insert(SaveContext context, string typeName, params (string Field, Value Value)[] values)
    {
        var draft = new RowDraft(context.Transaction.Catalog[typeName]);
        foreach (var (name, value) in values)
            if (draft.Type.TryField(name, out var field)) draft[field] = value;
        SystemFields.StampCreated(draft, context.Transaction.Now, context.Caller.UserId);
        return context.Transaction.Insert(draft);
    }

    private static void Write(SaveContext context, string typeName, RecordId id, params (string Field, Value Value)[] values)
    {
        var type = context.Transaction.Catalog[typeName];
        var draft = new RowDraft(type, context.Transaction.Find(type, id));
        foreach (var (name, value) in values)
            if (type.TryField(name, out var field)) draft[field] = value;
        SystemFields.StampModified(draft, context.Transaction.Now, context.Caller.UserId);
        context.Transaction.Update(id, draft);
    }

    // Salesforce documents ContentVersion.Checksum as the file's MD5; it protects nothing.
#pragma warning disable CA5351
    private static string Checksum(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
