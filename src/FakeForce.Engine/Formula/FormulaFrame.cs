using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Formula;

/// <summary>Finds a row by its id, in a state or in the middle of a transaction.</summary>
internal delegate Row RowLookup(SObjectType type, RecordId id);

/// <summary>
/// What a formula sees while it is worked out: the record at hand, what it was, who asks, and when. Used again for record after record,
/// by one thread at a time.
/// </summary>
internal sealed class FormulaFrame(Catalog catalog, RowLookup find, DateTimeOffset now)
{
    public Catalog Catalog { get; } = catalog;
    public RowLookup Find { get; } = find;

    public DateTimeOffset Now { get; } = now;
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;
    public RecordId UserId { get; init; }

    /// <summary>Of the sObject that the formula stands on. Parents take its place while their fields are read.</summary>
    public Row Row { get; set; }

    /// <summary>Empty while the record is new.</summary>
    public RecordId Id { get; set; }

    /// <summary>What the record was before the write at hand; no row for a new one.</summary>
    public Row Prior { get; set; }
    public bool IsNew { get; set; }

    /// <summary>The first row of a custom object whose name is the text, for VLOOKUP; null where a formula cannot look up.</summary>
    public Func<SObjectType, string, Row>? Named { get; init; }

    /// <summary>What a scope of its own reads from: a flow's interview.</summary>
    public object? Data { get; set; }

    /// <summary>
    /// Why the formula has no value: division by zero and the like, what Salesforce shows as #Error!. It fails the whole formula,
    /// whatever was made of the part that failed.
    /// </summary>
    public string? Failure { get; set; }

    /// <summary>Today where the user is.</summary>
    public long Today => DayOf(TimeZoneInfo.ConvertTime(Now, TimeZone).DateTime);

    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();

    public bool Fail(string why)
    {
        Failure ??= why;
        return false;
    }

    internal static long DayOf(DateTime moment) => (moment.Date - DateTime.UnixEpoch).Days;
}
