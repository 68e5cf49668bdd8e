using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>One request for rows of an external table.</summary>
public sealed record ExternalQuery(SObjectType Type)
{
    /// <summary>The fields whose values are wanted, beside ExternalId and DisplayUrl, which always are.</summary>
    public IReadOnlyList<Field> Columns { get; init; } = [];
    public ExternalFilter? Filter { get; init; }
    public IReadOnlyList<ExternalOrder> OrderBy { get; init; } = [];

    /// <summary>Rows wanted at most; null leaves it to the system.</summary>
    public int? Top { get; init; }
    public int Skip { get; init; }

    /// <summary>Only the number of rows is wanted.</summary>
    public bool CountOnly { get; init; }

    /// <summary>What the page before said of where it goes on; it replaces <see cref="Skip"/>.</summary>
    public string? Token { get; init; }

    /// <summary>A search for this phrase by the system's own means.</summary>
    public string? Search { get; init; }
}
