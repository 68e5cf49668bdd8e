namespace FakeForce.Engine.Bulk.Csv;

/// <summary>Bulk API and Bulk API 2.0 Limits and Allocations; the guide's "Prepare CSV Files" for the header.</summary>
internal static class CsvLimits
{
    public const int FieldCharacters = 131_072;
    public const int RecordFields = 5_000;
    public const int RecordCharacters = 400_000;
    public const int HeaderCharacters = 32_000;

    /// <summary>No record within the limit is longer in UTF-8, even if every second character is an escaped quote.</summary>
    public const int RecordBytes = RecordCharacters * 4;
}
