using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Channels;

/// <summary>
/// Gives updates and deletions the values of more fields, as the records have them when the event is delivered. Fields that
/// the event changed keep its values. An event of several records becomes one of each, all with its replay id (Change
/// Data Capture Developer Guide, "Event Enrichment Considerations").
/// </summary>
internal sealed class Enrichment
{
    private readonly CapturedType captured;
    private readonly HashSet<string> names;

    public Enrichment(SObjectType type, IEnumerable<string> fields) => (captured, names) = (CapturedType.Of(type), [.. fields]);

    /// <summary><paramref name="type"/> is that of the event, which need not be the present one.</summary>
    public IEnumerable<EventEntry> Enrich(EventEntry entry, AvroType type, OrgState state)
    {
        var change = ChangeParts.Of(type, entry.Payload);
        if (change.Kind is not (ChangeType.Update or ChangeType.Delete)) return [entry];
        return change.Ids.Select(id => entry.With(Enriched(change, type, id, RowOf(state, id))));
    }

    // Deleted records are in the recycle bin; one that is gone has nothing to give.
    private static Row RowOf(OrgState state, string id) => RecordId.TryParse(id, out var parsed) && state.TryFind(parsed, out _, out var row) ? row : default;

    private byte[] Enriched(ChangeParts change, AvroType type, string id, Row row)
    {
        var buffer = new AvroBuffer();
        buffer.Text(change.Entity);
        buffer.Texts([id]);
        buffer.Raw(change.RestOfHeader.Span);
        for (var i = 1; i < type.Fields.Count; i++)
        {
            var field = type.Fields[i];
            if (!row.Exists || !names.Contains(field.Name) || PlaceOf(field) is not { } place || change.Changed.Contains(field.Name)) buffer.Raw(change.Field(i));
            else if (field.Record is { } record && change.Changed.Any(name => name.StartsWith(field.Name + ".", StringComparison.Ordinal))) Merge(change, i, record, row, place, buffer);
            else captured.Encoder.WriteField(row, place, buffer);
        }
        return buffer.Written.ToArray();
    }

    // Some parts of the compound changed: the event's values of these, the record's of the others.
    private void Merge(ChangeParts change, int place, AvroType record, Row row, int placeInRow, AvroBuffer to)
    {
        var whole = change.Field(place);
        var reader = new AvroReader(whole);
        to.Reserve(AvroBuffer.NumberLength);
        to.Number(reader.Number());
        for (var part = 0; part < record.Fields.Count; part++)
        {
            var start = whole.Length - reader.Left;
            PayloadWalk.Value(record.Fields[part].Type, ref reader, Unseen.Instance);
            if (change.Changed.Contains($"{change.NameOf(place)}.{record.Fields[part].Name}")) to.Raw(whole[start..^reader.Left]);
            else captured.Encoder.WritePart(row, placeInRow, part, to);
        }
    }

    // Where the field is in the present schema. One that has become another since cannot be written into an older event.
    private int? PlaceOf(AvroField field)
    {
        var present = captured.Schema.Type.Fields;
        for (var i = 1; i < present.Count; i++)
            if (present[i].Name == field.Name) return AvroText.Canonical(present[i].Type) == AvroText.Canonical(field.Type) ? i : null;
        return null;
    }
}
