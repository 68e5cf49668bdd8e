using System.Text;
using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Events.Channels;

/// <summary>Picks the values of some fields out of a payload.</summary>
internal sealed class FilterValues(FilterLeaf[] leaves) : PayloadVisitor
{
    private readonly FilterValue[] found = new FilterValue[leaves.Length];
    private string name = "", record = "";
    private int depth, arrays;

    public ReadOnlySpan<FilterValue> Found => found;

    public override void BeginRecord()
    {
        if (depth++ == 1) record = name + ".";
    }

    public override void EndRecord()
    {
        if (--depth == 1) record = "";
    }

    public override void BeginArray() => arrays++;
    public override void EndArray() => arrays--;
    public override void Name(string field) => name = field;
    public override void Null() { }
    public override void Boolean(bool value) => Take(new FilterValue(null, value ? 1 : 0));
    public override void Integer(long value) => Take(new FilterValue(null, value));
    public override void Double(double value) => Take(new FilterValue(null, value));
    public override void Text(ReadOnlySpan<byte> utf8)
    {
        if (arrays == 0 && PlaceOf() is >= 0 and var place) found[place] = Value(leaves[place], Encoding.UTF8.GetString(utf8));
    }

    private void Take(FilterValue value)
    {
        if (arrays == 0 && PlaceOf() is >= 0 and var place) found[place] = value;
    }

    // Ids compare in their long form; an empty text is none.
    private static FilterValue Value(FilterLeaf leaf, string text) =>
        text.Length == 0 ? default : new(leaf.Form == LeafForm.Id && RecordId.TryParse(text, out var id) ? id.ToString() : text, null);

    private int PlaceOf()
    {
        for (var i = 0; i < leaves.Length; i++)
        {
            var path = leaves[i].Path;
            if (path.Length == record.Length + name.Length && path.StartsWith(record, StringComparison.Ordinal) && path.EndsWith(name, StringComparison.Ordinal)) return i;
        }
        return -1;
    }
}
