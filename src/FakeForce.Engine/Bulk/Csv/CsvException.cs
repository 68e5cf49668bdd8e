namespace FakeForce.Engine.Bulk.Csv;

/// <summary>Data that cannot be taken apart any further, which ends the job. The message is Salesforce's.</summary>
internal sealed class CsvException(string message) : Exception(message)
{
    public static CsvException OpenQuote() => new("EOF reached before closing an opened quote");

    public static CsvException RecordTooLong() => new($"Exceeded max length for one record. Max length for one record should be less than or equal to {CsvLimits.RecordCharacters}");

    public static CsvException HeaderTooLong() => new($"Exceeded max length of the header row. Max length of the header row should be less than or equal to {CsvLimits.HeaderCharacters}"); // ours

    public static CsvException TooManyFields() => new($"Exceeded number of fields for one record. Number of fields for one record should be less than or equal to {CsvLimits.RecordFields}"); // ours

    public static CsvException NotUtf8() => new("The data are not valid UTF-8"); // ours
}
