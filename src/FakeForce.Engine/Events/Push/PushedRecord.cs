using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Push;

/// <summary>A record on its way to a PushTopic's subscribers: the fields that the query selects, as they were at the commit.</summary>
internal sealed record PushedRecord(string Operation, SObjectType Type, RecordId Id, IReadOnlyList<Field> Fields, Row Row)
{
    /// <summary>Of a record that is gone for good nothing is left but what it was before.</summary>
    public static Row RowOf(RowChange change) => change.Kind == ChangeType.Delete ? change.Before : change.After;

    public static byte[] Write(string operation, RowChange change, IReadOnlyList<Field> fields) =>
        Write(operation, change.Type, change.Type.IdOf(change.Number), fields, Only(change.Type, RowOf(change), fields));

    /// <summary>The same record with fewer fields.</summary>
    public byte[] Write(IReadOnlyList<Field> fields) => Write(Operation, Type, Id, fields, Only(Type, Row, fields));

    private static byte[] Write(string operation, SObjectType type, RecordId id, IReadOnlyList<Field> fields, byte[] row)
    {
        var buffer = new AvroBuffer();
        buffer.Text(operation);
        buffer.Text(type.Name);
        buffer.Text(id.ToString());
        buffer.Texts([.. fields.Select(field => field.Name)]);
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
    private static byte[] Only(SObjectType type, Row row, IReadOnlyList<Field> fields)
    {
        var draft = new RowDraft(type);
        foreach (var field in fields)
            foreach (var stored in field.Type.Storage != StorageKind.None ? [field] : type.Fields.Where(part => part.CompoundFieldName == field.Name))
                draft[stored] = row.Get(stored);
        return draft.Pack();
    }
}
