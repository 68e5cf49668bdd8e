using System.Globalization;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.External;

/// <summary>Where a query of an external object goes on. It holds no rows: each batch is asked for when it is wanted.</summary>
internal sealed record ExternalCursor(BoundQuery Query, QueryContext Context, ExternalFilter? Filter, int BatchSize)
{
    public RecordId Id { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Rows given so far.</summary>
    public int Given { get; init; }

    /// <summary>The external system's own mark.</summary>
    public string? Token { get; init; }
    public long? Total { get; init; }
    public long Bytes { get; init; }

    public string Locator => string.Create(CultureInfo.InvariantCulture, $"{Id}-{Given}");
}
