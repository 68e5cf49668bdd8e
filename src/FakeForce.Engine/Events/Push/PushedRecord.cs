using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Push;

/// <summary>A record on its way to a PushTopic's subscribers: the fields that the query selects, as they were at the commit.</summary>
internal sealed record PushedRecord(string Operation, SObjectType Type, RecordId Id, IReadOnlyList<Field> Fields, Row Row)
{
    /// <summary>Of a record that is gone for good nothing is left but what it was before.</summary>
    public static Row RowOf(RowChange change) => change.Kind == ChangeType.Delete ? change.Before : change.After;

    public static byte[] Write(string operation, RowChange change, IReadOnlyList<Field> fields)
    {
        var buffer = new AvroBuffer();
        buffer.Text(operation);
        buffer.Text(change.Type.Name);
        buffer.Text(change.Type.IdOf(change.Number).ToString());
        buffer.Texts([.. fields.Select(field => field.Name)]);
        var row = Only(change, fields);
        buffer.Reserve(row.Length + AvroBuffer.NumberLength);
        buffer.Text(row);
        return buffer.Written.ToArray();
    }

    public static PushedRecord Read(ReadOnlySpan<byte> payload, Catalog catalog)
    {
        var reader = new AvroReader(payload);
        var operation = reader.String();
        var type = catalog[reader.String()];
        var id = RecordId.Parse(reader.String());
        var fields = reader.Strings().Select(name => type[name]).ToList();
        return new PushedRecord(operation, type, id, fields, new Row(reader.Bytes().ToArray()));
    }

    // Compound fields are their parts.
    private static byte[] Only(RowChange change, IReadOnlyList<Field> fields)
    {
        var (draft, row) = (new RowDraft(change.Type), RowOf(change));
        foreach (var field in fields)
            foreach (var stored in field.Type.Storage != StorageKind.None ? [field] : change.Type.Fields.Where(part => part.CompoundFieldName == field.Name))
                draft[stored] = row.Get(stored);
        return draft.Pack();
    }
}
