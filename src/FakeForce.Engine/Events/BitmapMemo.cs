using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Events;

/// <summary>Remembers the last set of fields as bitmaps: a load changes the same fields of one record after the other.</summary>
internal sealed class BitmapMemo
{
    private EventSchema? schema;
    private FieldMask mask;
    private IReadOnlyList<string> bitmaps = [];

    public IReadOnlyList<string> Of(EventSchema wanted, FieldMask fields)
    {
        if (ReferenceEquals(wanted, schema) && fields.IsSameAs(mask)) return bitmaps;
        return bitmaps = FieldBitmap.Write(schema = wanted, mask = fields);
    }
}
