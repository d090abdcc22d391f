namespace Luheng.Monitoring;

/// <summary>A reading that was not taken: its line (in an array its place, from 1), and everything that was wrong with it.</summary>
public sealed record Refusal(long Line, string Reason);

/// <summary>A body that cannot be read on as what it says it is. The message says where, what was found and what would be right.</summary>
public sealed class ReadingFormatException(string message) : Exception(message);

/// <summary>A body with more in it than is taken at once.</summary>
public sealed class TooManyReadingsException(string message) : Exception(message);
