namespace FakeForce.Engine.Events.Avro;

/// <summary>Looks at nothing: for what is read only to be checked, or to be passed over.</summary>
internal sealed class Unseen : PayloadVisitor
{
    public static readonly Unseen Instance = new();

    public override void BeginRecord() { }
    public override void EndRecord() { }
    public override void BeginArray() { }
    public override void EndArray() { }
    public override void Name(string name) { }
    public override void Null() { }
    public override void Boolean(bool value) { }
    public override void Integer(long value) { }
    public override void Double(double value) { }
    public override void Text(ReadOnlySpan<byte> utf8) { }
}
