namespace FakeForce.Server.Start;

/// <summary>How the process ends.</summary>
internal static class ExitCode
{
    /// <summary>Stopped as asked, or printed what was asked for.</summary>
    public const int Ended = 0;

    /// <summary>The org cannot be opened, or the server asked for its health does not serve.</summary>
    public const int Failed = 1;

    /// <summary>Wrong options, ports that are taken, or a data folder that cannot be used.</summary>
    public const int WrongStart = 2;
}
