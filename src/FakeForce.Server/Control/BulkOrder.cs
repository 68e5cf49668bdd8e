using System.Text.Json;
using FakeForce.Engine.Bulk;

namespace FakeForce.Server.Control;

/// <summary>What a caller wants of bulk jobs. Members that are not there stay as they are.</summary>
internal sealed record BulkOrder(BulkPace Pace)
{
    public bool Step { get; private init; }
    public bool Finish { get; private init; }

    /// <summary>The errorMessage to fail with, or null.</summary>
    public string? Fail { get; private init; }

    /// <summary>How many of the rows to come find their record locked, or null.</summary>
    public int? LockRows { get; private init; }

    public static async Task<BulkOrder> ReadAsync(Stream body, BulkPace pace, CancellationToken cancel)
    {
        using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancel);
        var order = new BulkOrder(pace);
        foreach (var member in document.RootElement.EnumerateObject()) order = order.With(member.Name, member.Value);
        return BulkPace.Problems(order.Pace).FirstOrDefault() is { } problem ? throw new FormatException(problem) : order;
    }

    private BulkOrder With(string name, JsonElement value) => name switch
    {
        "mode" => this with { Pace = Pace with { Mode = ModeOf(value.GetString()) } },
        "recordsPerSecond" => this with { Pace = Pace with { RecordsPerSecond = value.GetInt32() } },
        "startDelaySeconds" => this with { Pace = Pace with { StartDelaySeconds = value.GetInt32() } },
        "pollsPerStep" => this with { Pace = Pace with { PollsPerStep = value.GetInt32() } },
        "step" => this with { Step = value.GetBoolean() },
        "finish" => this with { Finish = value.GetBoolean() },
        "lockRows" => this with { LockRows = value.GetInt32() is >= 0 and var count ? count : throw new FormatException("lockRows is not a number from 0 on") },
        "fail" => this with { Fail = value.GetString() },
        _ => throw new FormatException($"unknown member \"{name}\""),
    };

    private static BulkMode ModeOf(string? text)
    {
        foreach (var mode in Enum.GetValues<BulkMode>())
            if (mode.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)) return mode;
        throw new FormatException("mode is none of immediate, realistic, manual");
    }
}
