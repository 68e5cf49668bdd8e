namespace FakeForce.Engine.Bulk;

/// <summary>How fast a job moves on.</summary>
public sealed record BulkPace
{
    public BulkMode Mode { get; init; }

    /// <summary>Realistic: rows a second, 1 to 10,000,000. Loads of plain objects on real orgs do a few thousand.</summary>
    public int RecordsPerSecond { get; init; } = 3_000;

    /// <summary>Realistic: how long a closed job waits in the queue, 0 to 86,400 seconds.</summary>
    public int StartDelaySeconds { get; init; } = 5;

    /// <summary>Manual: every so many polls of the job are one step, 1 to 1,000; 0: polls move nothing.</summary>
    public int PollsPerStep { get; init; }

    public static IEnumerable<string> Problems(BulkPace pace)
    {
        if (pace.RecordsPerSecond is < 1 or > 10_000_000) yield return "recordsPerSecond is not a number from 1 to 10000000";
        if (pace.StartDelaySeconds is < 0 or > 86_400) yield return "startDelaySeconds is not a number from 0 to 86400";
        if (pace.PollsPerStep is < 0 or > 1_000) yield return "pollsPerStep is not a number from 0 to 1000";
    }

    /// <summary>How many rows may be done at a moment; negative before the job may start.</summary>
    internal long RowsDue(DateTimeOffset closed, DateTimeOffset now)
    {
        var seconds = (now - closed).TotalSeconds - StartDelaySeconds;
        return seconds < 0 ? -1 : (long)(seconds * RecordsPerSecond);
    }
}
