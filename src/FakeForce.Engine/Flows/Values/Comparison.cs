namespace FakeForce.Engine.Flows.Values;

/// <summary>How values compare. Texts are compared as they are, ids whether they have 15 or 18 characters.</summary>
internal static class Comparison
{
    public static bool AreEqual(Datum one, Datum other, bool ignoresCase = false)
    {
        if (one.IsNull || other.IsNull) return one.IsNull == other.IsNull;
        if (one.Kind != other.Kind) return false;
        return one.Kind switch
        {
            DatumKind.Text => AreEqual(one.Text, other.Text, ignoresCase),
            DatumKind.Number => one.Number == other.Number,
            DatumKind.Record => IsSame(one.Record, other.Record),
            DatumKind.List => one.List.Count == other.List.Count && one.List.Zip(other.List).All(pair => AreEqual(pair.First, pair.Second)),
            _ => one.Moment == other.Moment,
        };
    }

    /// <summary>Nulls come first.</summary>
    public static int Order(Datum one, Datum other)
    {
        if (one.IsNull || other.IsNull) return (one.IsNull ? 0 : 1) - (other.IsNull ? 0 : 1);
        return one.Kind switch
        {
            DatumKind.Number => one.Number.CompareTo(other.Number),
            DatumKind.Text => string.Compare(one.Text, other.ToString(), StringComparison.OrdinalIgnoreCase),
            _ => one.Moment.CompareTo(other.Moment),
        };
    }

    private static bool AreEqual(string one, string other, bool ignoresCase) =>
        one.Equals(other, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        || (one.Length, other.Length) is (15, 18) or (18, 15) && string.CompareOrdinal(one, 0, other, 0, 15) == 0 && RecordId.TryParse(one.Length == 18 ? one : other, out _);

    // Records are told apart by their ids; new ones by their values.
    private static bool IsSame(FlowRecord one, FlowRecord other) =>
        ReferenceEquals(one, other) || ReferenceEquals(one.Type, other.Type) && (one.Id.IsEmpty && other.Id.IsEmpty ? one.Row.ContentHash() == other.Row.ContentHash() : one.Id == other.Id);
}
