using System.Globalization;

namespace FakeForce.Server.Start;

/// <summary>
/// Writes one line per event: time, level, text; or a JSON object with what the text is made of. The frameworks below speak from Warning on only, unless --log-level asks
/// for debug.
/// </summary>
internal sealed class LineLoggers(TextWriter target, LogLevel level, TimeProvider clock, LogFormat format = LogFormat.Text) : ILoggerFactory
{
    private readonly Lock writing = new();

    public ILogger CreateLogger(string categoryName)
    {
        var isOurs = categoryName.StartsWith("FakeForce", StringComparison.Ordinal);
        var least = isOurs || level is < LogLevel.Information or > LogLevel.Warning ? level : LogLevel.Warning;
        return new LineLogger(this, categoryName, least);
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("FakeForce logs to the console only");

    public void Dispose() { }

    private void Write(LogLevel severity, string category, string text, object? state, Exception? exception)
    {
        if (format == LogFormat.Json)
        {
            var line = JsonLogLine.Of(clock.GetUtcNow(), severity, category, text, state, exception);
            lock (writing)
            {
                target.WriteLine(line);
                target.Flush();
            }
            return;
        }
        var time = clock.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        lock (writing)
        {
            target.WriteLine($"{time} {severity.ToString().ToLowerInvariant()}: {text}");
            if (exception is not null) target.WriteLine(exception);
            target.Flush();
        }
    }

    private sealed class LineLogger(LineLoggers owner, string category, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) owner.Write(logLevel, category, formatter(state, exception), state, exception);
        }
    }
}
