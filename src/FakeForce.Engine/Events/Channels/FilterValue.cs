namespace FakeForce.Engine.Events.Channels;

/// <summary>A value of an event: a text, or a number, which is also what dates, times and checkboxes are (milliseconds, 0 or 1). Null by default.</summary>
internal readonly record struct FilterValue(string? Text, double? Number)
{
    public bool IsNull => Text is null && Number is null;

    /// <summary>Texts without regard to case, as in SOQL.</summary>
    public int CompareTo(FilterValue other) =>
        Text is not null ? string.Compare(Text, other.Text, StringComparison.OrdinalIgnoreCase) : Number!.Value.CompareTo(other.Number!.Value);
}
