namespace FakeForce.Engine.Bulk;

/// <summary>How often jobs at the manual pace were looked at.</summary>
internal sealed class PollCounts
{
    private readonly Lock gate = new();
    private readonly Dictionary<RecordId, int> polls = [];

    /// <summary>Counts a poll; true if it is one that makes a step.</summary>
    public bool IsStep(RecordId job, BulkPace pace)
    {
        if (pace.PollsPerStep == 0) return false;
        lock (gate)
        {
            polls[job] = polls.GetValueOrDefault(job) + 1;
            return polls[job] % pace.PollsPerStep == 0;
        }
    }
}
