using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Files;

/// <summary>
/// What hangs on a record, in one list: notes and attachments, and in the wider list files as well. Source: Object
/// Reference, "NoteAndAttachment" and "CombinedAttachment".
/// </summary>
internal static class CombinedLists
{
    public static DerivedObject NotesAndAttachments { get; } = new("NoteAndAttachment", scope =>
    {
        var builder = new TableBuilder();
        AddOld(scope, "NoteAndAttachment", builder);
        return builder.Build();
    });

    public static DerivedObject Combined { get; } = new("CombinedAttachment", scope =>
    {
        var builder = new TableBuilder();
        AddOld(scope, "CombinedAttachment", builder);
        foreach (var (_, entity, document, type, row) in FileLists.Links(scope))
        {
            var draft = Begin(scope, "CombinedAttachment", type, row, document, "File");
            RowCopy.Set(draft, "ParentId", Value.Of(entity));
            builder.Add(draft.Pack());
        }
        return builder.Build();
    });

    private static void AddOld(DerivedScope scope, string name, TableBuilder builder)
    {
        foreach (var (type, row, id) in scope.RowsOf("Note"))
        {
            var draft = Begin(scope, name, type, row, id, "Note");
            RowCopy.Set(draft, "IsNote", Value.Of(true));
            builder.Add(draft.Pack());
        }
        foreach (var (type, row, id) in scope.RowsOf("Attachment"))
        {
            var draft = Begin(scope, name, type, row, id, "Attachment");
            var file = DerivedScope.Read(type, row, "Name");
            RowCopy.Set(draft, "Title", file);
            RowCopy.Set(draft, "ContentSize", DerivedScope.Read(type, row, "BodyLength"));
            RowCopy.Set(draft, "FileExtension", Value.Of(Path.GetExtension(file.AsText).TrimStart('.')));
            builder.Add(draft.Pack());
        }
    }

    private static RowDraft Begin(DerivedScope scope, string name, SObjectType type, Row row, RecordId id, string kind)
    {
        var draft = new RowDraft(scope.Catalog[name]);
        RowCopy.Copy(draft, type, row);
        RowCopy.Set(draft, "Id", Value.Of(id));
        RowCopy.Set(draft, "RecordType", Value.Of(kind));
        return draft;
    }
}
