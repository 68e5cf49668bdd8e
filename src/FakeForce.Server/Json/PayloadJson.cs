using FakeForce.Engine.Events.Avro;

namespace FakeForce.Server.Json;

/// <summary>Writes a payload as JSON.</summary>
internal sealed class PayloadJson(JsonOut json) : PayloadVisitor
{
    public override void BeginRecord() => json.BeginObject();
    public override void EndRecord() => json.EndObject();
    public override void BeginArray() => json.BeginArray();
    public override void EndArray() => json.EndArray();
    public override void Name(string name) => json.Name(name);
    public override void Null() => json.Null();
    public override void Boolean(bool value) => json.Boolean(value);
    public override void Integer(long value) => json.Number(value);
    public override void Double(double value) => json.Double(value);
    public override void Text(ReadOnlySpan<byte> utf8) => json.String(utf8);
}
