using System.Globalization;
using System.Text;
using FakeForce.Server.Json;

namespace FakeForce.Benchmarks.Soql;

/// <summary>Takes the values of an answer one by one, from either database in the same form.</summary>
internal abstract class Sink
{
    public int Rows { get; private set; }

    public abstract void Text(ReadOnlySpan<byte> utf8);
    public abstract void Whole(long value);
    public abstract void Number(double value);
    public abstract void Null();

    public virtual void EndRow() => Rows++;
}

/// <summary>Reads every value and keeps nothing: the sink under the stop-watch.</summary>
internal sealed class Checksum : Sink
{
    private ulong sum;

    public ulong Sum => sum;

    public override void Text(ReadOnlySpan<byte> utf8)
    {
        sum = sum * 31 + (ulong)utf8.Length;
        foreach (var b in utf8) sum += b;
    }

    public override void Whole(long value) => sum = sum * 31 + (ulong)value;
    public override void Number(double value) => sum = sum * 31 + (ulong)BitConverter.DoubleToInt64Bits(value);
    public override void Null() => sum *= 31;
}

/// <summary>One line of text for each row: the sink that shows whether both answers are the same.</summary>
internal sealed class Lines : Sink
{
    private readonly StringBuilder line = new();

    public List<string> All { get; } = [];

    public override void Text(ReadOnlySpan<byte> utf8) => line.Append(Encoding.UTF8.GetString(utf8)).Append('|');
    public override void Whole(long value) => Number(value);

    // Sums may differ in the last digits: FakeForce adds in decimal.
    public override void Number(double value) => line.Append(value.ToString("G12", CultureInfo.InvariantCulture)).Append('|');
    public override void Null() => line.Append("null|");

    public override void EndRow()
    {
        base.EndRow();
        All.Add(line.ToString());
        line.Clear();
    }
}

/// <summary>Writes each row as a JSON object and forgets it by the page, as a server does.</summary>
internal sealed class JsonPages(string[] names) : Sink, IDisposable
{
    private const int PageRows = 2_000;

    private JsonOut json = new(1 << 20);
    private int column;

    public long Bytes { get; private set; }

    public override void Text(ReadOnlySpan<byte> utf8) => Next().String(utf8);
    public override void Whole(long value) => Next().Number(value);
    public override void Number(double value) => Next().Double(value);
    public override void Null() => Next().Null();

    public override void EndRow()
    {
        base.EndRow();
        json.EndObject();
        column = 0;
        if (Rows % PageRows == 0) Turn();
    }

    public void Dispose() => json.Dispose();

    private JsonOut Next()
    {
        if (column == 0) json.BeginObject();
        return json.Name(names[column++]);
    }

    private void Turn()
    {
        Bytes += json.Written.Length;
        json.Dispose();
        json = new JsonOut(1 << 20);
    }
}
