namespace FakeForce.Engine.Flows.Values;

/// <summary>Values by which others are looked for, however many there are: equal as <see cref="Comparison"/> has it.</summary>
internal sealed class DatumSet(IEnumerable<Datum> entries)
{
    private readonly HashSet<(DatumKind, object)> keys = [.. entries.Select(KeyOf)];

    public bool Has(Datum value) => keys.Contains(KeyOf(value));

    /// <summary>The same, and it is no longer there.</summary>
    public bool Take(Datum value) => keys.Remove(KeyOf(value));

    private static (DatumKind, object) KeyOf(Datum value) => (value.Kind, value.Kind switch
    {
        DatumKind.Null => "",
        DatumKind.Text => value.Text.Length == 15 && RecordId.TryParse(value.Text, out var id) ? id.ToString() : value.Text,
        DatumKind.Number => value.Number,
        DatumKind.Record => value.Record.Id.IsEmpty ? value.Record.Row.ContentHash() : value.Record.Id.Bits,
        DatumKind.List => value.ToString(),
        _ => value.Moment,
    });
}
