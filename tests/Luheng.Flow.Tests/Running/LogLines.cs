using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Running;

/// <summary>What the site wrote to its log.</summary>
public sealed class LogLines : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this);

    public void Dispose() { }

    sealed class Writer(LogLines all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => all.Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
