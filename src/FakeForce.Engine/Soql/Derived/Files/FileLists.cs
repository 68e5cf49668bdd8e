using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Files;

/// <summary>
/// The files of a record, from its ContentDocumentLinks, and those that a user owns. Enhanced notes are files too, and have
/// a list of their own. Source: Object Reference, "AttachedContentDocument", "AttachedContentNote", "OwnedContentDocument".
/// </summary>
internal static class FileLists
{
    private const string NoteType = "SNOTE";

    public static DerivedObject AttachedDocuments { get; } = new("AttachedContentDocument", scope => Linked(scope, "AttachedContentDocument", notes: false));

    public static DerivedObject AttachedNotes { get; } = new("AttachedContentNote", scope => Linked(scope, "AttachedContentNote", notes: true));

    public static DerivedObject Owned { get; } = new("OwnedContentDocument", scope =>
    {
        var builder = new TableBuilder();
        foreach (var (type, row, id) in scope.RowsOf("ContentDocument")) builder.Add(Pack(scope, "OwnedContentDocument", id, type, row, id));
        return builder.Build();
    });

    /// <summary>Every link with the document that it links.</summary>
    public static IEnumerable<(RecordId Link, RecordId Entity, RecordId Document, SObjectType Type, Row Row)> Links(DerivedScope scope)
    {
        foreach (var (type, row, id) in scope.RowsOf("ContentDocumentLink"))
        {
            var document = DerivedScope.Read(type, row, "ContentDocumentId").AsId;
            if (scope.State.TryFind(document, out var documents, out var found)) yield return (id, DerivedScope.Read(type, row, "LinkedEntityId").AsId, document, documents, found);
        }
    }

    private static Table Linked(DerivedScope scope, string name, bool notes)
    {
        var builder = new TableBuilder();
        foreach (var (link, entity, document, type, row) in Links(scope))
        {
            if (DerivedScope.Read(type, row, "FileType").AsText == NoteType != notes) continue;
            builder.Add(Pack(scope, name, link, type, row, document, entity));
        }
        return builder.Build();
    }

    private static byte[] Pack(DerivedScope scope, string name, RecordId id, SObjectType type, Row row, RecordId document, RecordId entity = default)
    {
        var draft = new RowDraft(scope.Catalog[name]);
        RowCopy.Copy(draft, type, row);
        RowCopy.Set(draft, "Id", Value.Of(id));
        RowCopy.Set(draft, "ContentDocumentId", Value.Of(document));
        RowCopy.Set(draft, "LinkedEntityId", entity.IsEmpty ? Value.Null : Value.Of(entity));
        RowCopy.Set(draft, "ContentSizeLong", DerivedScope.Read(type, row, "ContentSize"));
        return draft.Pack();
    }
}
