namespace FakeForce.Engine.Events.Avro;

/// <summary>Whoever writes a payload in another form. A record's fields come as <see cref="Name"/> and then the value.</summary>
public abstract class PayloadVisitor
{
    public abstract void BeginRecord();
    public abstract void EndRecord();
    public abstract void BeginArray();
    public abstract void EndArray();
    public abstract void Name(string name);
    public abstract void Null();
    public abstract void Boolean(bool value);
    public abstract void Integer(long value);
    public abstract void Double(double value);
    public abstract void Text(ReadOnlySpan<byte> utf8);
}
