using System.Globalization;

namespace FakeForce.Engine.Flows.Values;

/// <summary>
/// A value while a flow runs. Dates are days and date-times milliseconds since 1970, times milliseconds since midnight; ids and picklists are
/// texts. <c>default</c> is null.
/// </summary>
internal readonly struct Datum
{
    private readonly object? thing;
    private readonly long bits;

    private Datum(DatumKind kind, object? thing, decimal number = 0, long bits = 0) => (Kind, this.thing, Number, this.bits) = (kind, thing, number, bits);

    public DatumKind Kind { get; }
    public decimal Number { get; }
    public bool IsNull => Kind == DatumKind.Null;
    public string Text => (string)thing!;
    public bool Truth => bits != 0;

    /// <summary>Of dates, date-times and times.</summary>
    public long Moment => bits;
    public FlowRecord Record => (FlowRecord)thing!;
    public List<Datum> List => (List<Datum>)thing!;

    public static Datum Null => default;

    /// <summary>Flows tell the empty text from null.</summary>
    public static Datum Of(string? text) => text is null ? default : new(DatumKind.Text, text);
    public static Datum Of(decimal number) => new(DatumKind.Number, null, number);
    public static Datum Of(bool truth) => new(DatumKind.Boolean, null, bits: truth ? 1 : 0);
    public static Datum Of(RecordId id) => id.IsEmpty ? default : Of(id.ToString());
    public static Datum Of(FlowRecord? record) => record is null ? default : new(DatumKind.Record, record);
    public static Datum Of(List<Datum> list) => new(DatumKind.List, list);
    public static Datum OfDate(long days) => new(DatumKind.Date, null, bits: days);
    public static Datum OfDateTime(long milliseconds) => new(DatumKind.DateTime, null, bits: milliseconds);
    public static Datum OfTime(long milliseconds) => new(DatumKind.Time, null, bits: milliseconds);

    /// <summary>Null, the empty text, a list without entries.</summary>
    public bool IsEmpty => Kind switch
    {
        DatumKind.Null => true,
        DatumKind.Text => Text.Length == 0,
        DatumKind.List => List.Count == 0,
        _ => false,
    };

    /// <summary>As it stands in texts. No source states how Salesforce writes dates there: the form is that of the APIs.</summary>
    public override string ToString() => Kind switch
    {
        DatumKind.Text => Text,
        DatumKind.Number => Number.ToString("0.############################", CultureInfo.InvariantCulture),
        DatumKind.Boolean => Truth ? "true" : "false",
        DatumKind.Date => DateTime.UnixEpoch.AddDays(Moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatumKind.DateTime => DateTime.UnixEpoch.AddMilliseconds(Moment).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DatumKind.Time => TimeSpan.FromMilliseconds(Moment).ToString(@"hh\:mm\:ss\.fff'Z'", CultureInfo.InvariantCulture),
        DatumKind.Record => Record.ToString(),
        DatumKind.List => "[" + string.Join(", ", List) + "]",
        _ => "",
    };
}
