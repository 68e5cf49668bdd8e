using System.Globalization;
using System.Text;
using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Tests.Events.Avro;

/// <summary>A payload as one text: {a,b,[c]}, with names where asked for.</summary>
internal sealed class PayloadTexts(bool withNames) : PayloadVisitor
{
    private readonly StringBuilder text = new();
    private bool isFirst = true;

    public static string Of(Action<PayloadVisitor> visit, bool withNames = false)
    {
        var visitor = new PayloadTexts(withNames);
        visit(visitor);
        return visitor.text.ToString();
    }

    public override void BeginRecord() => Open('{');
    public override void EndRecord() => Close('}');
    public override void BeginArray() => Open('[');
    public override void EndArray() => Close(']');
    public override void Null() => Add("null");
    public override void Boolean(bool value) => Add(value.ToString());
    public override void Integer(long value) => Add(value.ToString(CultureInfo.InvariantCulture));
    public override void Double(double value) => Add(value.ToString(CultureInfo.InvariantCulture));
    public override void Text(ReadOnlySpan<byte> utf8) => Add(Encoding.UTF8.GetString(utf8));

    public override void Name(string name)
    {
        if (!withNames) return;
        Add(name + ":");
        isFirst = true;
    }

    private void Add(string value)
    {
        if (!isFirst) text.Append(',');
        text.Append(value);
        isFirst = false;
    }

    private void Open(char bracket)
    {
        Add(bracket.ToString());
        isFirst = true;
    }

    private void Close(char bracket)
    {
        text.Append(bracket);
        isFirst = false;
    }
}
