namespace FakeForce.Engine.Flows.Values;

/// <summary>Values in the order of a query: nulls first.</summary>
internal sealed class DatumOrder : IComparer<Datum>
{
    public static readonly DatumOrder Default = new();

    public int Compare(Datum x, Datum y) => Comparison.Order(x, y);
}
