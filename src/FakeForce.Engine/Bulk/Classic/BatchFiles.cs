using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// Puts a zipped batch's files in the place of their names, <c>#subdir/attachment2.doc</c>. A name without # and a file that is
/// not there are INVALID_FIELD of their row (Bulk API guide, "Errors").
/// </summary>
internal static class BatchFiles
{
    public static IngestRow Fill(IngestRow row, SObjectType type, BatchZip zip)
    {
        var fields = row.Input.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            var (name, value) = fields[i];
            if (value.Text is not { Length: > 0 } path || !type.TryField(name, out var field) || field.Type.Storage != StorageKind.Blob) continue;
            if (path[0] != '#') return Wrong(row, field, $"A reference to a file must start with #: {path}"); // ours
            if (zip.Find(path[1..]) is not { } file) return Wrong(row, field, $"Unable to find file {path[1..]} in the zip file"); // ours
            fields[i] = new(name, InputValue.Of(Convert.ToBase64String(file)));
        }
        return row;
    }

    private static IngestRow Wrong(IngestRow row, Field field, string text) => row with { Problem = new SaveError("INVALID_FIELD", text, field.Name) };
}
