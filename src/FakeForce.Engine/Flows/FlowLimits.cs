namespace FakeForce.Engine.Flows;

/// <summary>Bounds of flows.</summary>
internal static class FlowLimits
{
    /// <summary>
    /// Elements that the flows of one transaction execute. Salesforce's own bound of 2,000 in an interview is gone since 57.0, and the CPU time is
    /// what ends an endless loop; this is ours, in its place.
    /// </summary>
    public const int MaxElements = 500_000;

    /// <summary>Of a text while a flow runs; as long as the longest text field. Ours.</summary>
    public const int MaxText = 131_072;

    /// <summary>Entries of a collection. Ours; queries give no more in a transaction.</summary>
    public const int MaxEntries = 50_000;

    /// <summary>How deep subflows call one another. Ours, for the stack's sake.</summary>
    public const int MaxCalls = 50;

    /// <summary>Of a definition: elements, and entries of any of its lists. Ours.</summary>
    public const int MaxParts = 5_000;

    /// <summary>Records whose flows share what Salesforce does for them at once (Apex Developer Guide, "Bulk Trigger Idioms": 200).</summary>
    public const int Bulk = 200;
}
