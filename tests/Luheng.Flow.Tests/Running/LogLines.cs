using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Running;

/// <summary>What the site wrote to its log.</summary>
public sealed class LogLines : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose() { }

    sealed class Writer(LogLines all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        /// <summary>As the program sets it with requests switched on.</summary>
        public bool IsEnabled(LogLevel logLevel) => logLevel >= (category.StartsWith("Luheng", StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) all.Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
        }
    }
}
