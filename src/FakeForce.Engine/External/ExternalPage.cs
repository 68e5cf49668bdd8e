namespace FakeForce.Engine.External;

/// <param name="Rows">In the system's order.</param>
/// <param name="Total">Of all pages; null where the system does not say.</param>
/// <param name="Next">Where it goes on; null where the system does not say.</param>
/// <param name="Bytes">Of the answer.</param>
public sealed record ExternalPage(IReadOnlyList<ExternalRow> Rows, long? Total, string? Next, long Bytes);
