namespace FakeForce.Server;

/// <summary>How log lines are written.</summary>
public enum LogFormat
{
    /// <summary>Time, level and text.</summary>
    Text,

    /// <summary>One JSON object a line: time, level, category, message, what the message is made of, exception.</summary>
    Json,
}
