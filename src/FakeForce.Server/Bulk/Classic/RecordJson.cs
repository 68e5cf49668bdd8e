using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>Records as in REST, except that dates and date-times are milliseconds since 1970 (observed: simple-salesforce, issue 290).</summary>
internal sealed class RecordJson(int version) : RecordForm
{
    private JsonOut json = new();
    private bool isAfterRecord;

    public override ReadOnlyMemory<byte> Begin() => "["u8.ToArray();

    public override void BeginRecord(string? name, Shape shape, RecordId id)
    {
        if (name is not null) json.Name(name);
        json.BeginObject();
        new RecordWriter(json, version, zulu: false).Attributes(shape.Type, id, shape.AttributesType);
    }

    public override void Value(string name, QueryValue value)
    {
        json.Name(name);
        if (value.Kind == QueryValueKind.Text) json.String(value.Text);
        else if (value.Kind == QueryValueKind.Moment) json.Number(value.Milliseconds);
        else json.Raw(Encoding.ASCII.GetBytes(value.Text));
    }

    public override void Null(string name) => json.Name(name).Null();

    public override void EndRecord(string? name) => json.EndObject();

    // Each block is a list of its own whose brackets are left out.
    public override ReadOnlyMemory<byte> Take()
    {
        byte[] block = [.. isAfterRecord ? ","u8 : default, .. json.Written.Span];
        json.Dispose();
        json = new JsonOut();
        isAfterRecord = true;
        return block;
    }

    public override ReadOnlyMemory<byte> End()
    {
        json.Dispose();
        return "]"u8.ToArray();
    }
}
